import FoundationEssentials
import Tables
import Testing

struct CSVOptionsTests {
  @Test func optionsSurviveJSON() throws {
    let options = CSVOptions(
      delimiter: .tab, encoding: .windows1252, decimal: .comma, ragged: .pad, missing: ["?"],
      maximumFieldLength: 99, maximumColumns: 7)
    let data = try JSONEncoder().encode(options)
    #expect(try JSONDecoder().decode(CSVOptions.self, from: data) == options)
  }

  @Test func defaultsFindOut() {
    let options = CSVOptions()
    #expect(options.delimiter == .detect && options.encoding == .detect)
    #expect(options.decimal == .detect && options.ragged == .fail)
    #expect(options.missing == CSVOptions.missingByDefault)
  }
}
