import Testing

@testable import Tables

struct NumberStyleTests {
  private func values(_ style: NumberStyle, _ texts: [String]) -> [Double?] {
    var reader = StyleReader(style)
    return texts.map { text in text.withByteText { reader.read($0) } }
  }

  @Test func oneSeparatorThroughout() {
    #expect(values(.written(.point), ["1,234", "5", "6'789"]) == [1234, 5, nil])
    #expect(values(.written(.comma), ["1.234", "1'234,5"]) == [1234, nil])
  }

  @Test func oneWordingForAPoint() {
    #expect(values(.labelled, ["1 - Bad", "2 - Good", "3", "1 - Bad"]) == [1, 2, 3, 1])
    #expect(values(.labelled, ["1 - Bad", "1 - Poor"]) == [1, nil])
  }

  @Test func onRequestZeroPaddedNumbersCount() {
    #expect(values(.onRequest, ["08", "1,5", "9"]) == [8, nil, 9])
  }
}
