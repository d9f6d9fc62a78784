import Foundation
import Testing

/// A reference case of proportions or tables whose expected numbers are flattened to paths such as
/// `fisher_exact.p_greater` or `expected_counts[0][1]`.
struct TableCase {
  let id: String
  let input: [String: Any]
  let params: [String: Any]
  let expected: [String: Double]
  private let relative: Double
  private let absolute: Double

  /// The cases of one method in one file of `Tests/Reference/cases`.
  static func all(_ method: String, in file: String = "proportions.json") throws -> [TableCase] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Reference/cases")
    let object = try JSONSerialization.jsonObject(
      with: Data(contentsOf: folder.appending(path: file)))
    return try #require(object as? [[String: Any]]).filter { $0["method"] as? String == method }
      .map(TableCase.init)
  }

  private init(_ object: [String: Any]) throws {
    id = try #require(object["id"] as? String)
    input = try #require(object["input"] as? [String: Any])
    params = object["params"] as? [String: Any] ?? [:]
    let tolerance = try #require(object["tolerance"] as? [String: Double])
    relative = try #require(tolerance["rel"])
    absolute = try #require(tolerance["abs"])
    var flat: [String: Double] = [:]
    Self.flatten(try #require(object["expected"]), at: "", into: &flat)
    expected = flat
  }

  /// A whole number of the input.
  func whole(_ key: String) throws -> Int { try #require(input[key] as? Int) }

  /// The confidence level.
  var level: Double { params["conf_level"] as? Double ?? 0.95 }

  /// Expects every expected number among the computed ones, infinities as themselves.
  /// - Parameter replaced: better values than the case gives, with their own relative tolerance
  func check(
    _ computed: [String: Double?], replaced: [String: Double] = [:],
    replacementTolerance: Double = 0
  ) {
    #expect(!expected.isEmpty)
    for (path, value) in replaced {
      let got = (computed[path] ?? nil) ?? -1
      #expect(abs(got / value - 1) <= replacementTolerance, "\(id) \(path): \(got), not \(value)")
    }
    for (path, want) in expected where replaced[path] == nil {
      guard let got = computed[path] ?? nil else {
        Issue.record("\(id) \(path): missing")
        continue
      }
      // The absolute tolerance alone would accept any number below it.
      let allowed =
        abs(want) < 100 * absolute ? 1e-5 * abs(want) : max(absolute, relative * abs(want))
      #expect(got == want || abs(got - want) <= allowed, "\(id) \(path): \(got), not \(want)")
    }
  }

  private static func flatten(_ value: Any, at path: String, into flat: inout [String: Double]) {
    switch value {
    case let members as [String: Any]:
      for (key, member) in members {
        flatten(member, at: path.isEmpty ? key : "\(path).\(key)", into: &flat)
      }
    case let elements as [Any]:
      for (index, element) in elements.enumerated() {
        flatten(element, at: "\(path)[\(index)]", into: &flat)
      }
    case let number as Double: flat[path] = number
    case let text as String where text == "Infinity": flat[path] = .infinity
    default: Issue.record("\(path) is neither a number nor an infinity")
    }
  }
}
