import Foundation
import Testing

/// One reference case of `Tests/Reference/cases/distributions.json`.
struct ReferenceCase: Decodable, CustomTestStringConvertible {
  struct Input: Decodable { var arguments: [Arguments] }
  struct Expected: Decodable { var values: [Double] }
  struct Tolerance: Decodable {
    var rel: Double
    var abs: Double
  }

  /// One number or a list of them.
  struct Arguments: Decodable {
    var values: [Double]

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let one = try? container.decode(Double.self) {
        values = [one]
      } else {
        values = try container.decode([Double].self)
      }
    }
  }

  var id: String
  var method: String
  var input: Input
  var expected: Expected
  var tolerance: Tolerance

  var testDescription: String { id }

  static func all() throws -> [ReferenceCase] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Reference/cases/distributions.json")
    return try JSONDecoder().decode([ReferenceCase].self, from: Data(contentsOf: file))
  }
}
