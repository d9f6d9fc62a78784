import Foundation
import LinearAlgebra

/// The reference cases of Tests/Reference and their data, for tests.
package enum ReferenceCases {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Reference")

  /// One reference case.
  package struct Case: @unchecked Sendable {
    package let id: String
    private let content: [String: Any]

    package init(_ content: [String: Any]) throws {
      self.content = content
      id = try ReferenceCases.value(content["id"])
    }

    package func parameter<T>(_ key: String) throws -> T {
      let parameters: [String: Any] = try ReferenceCases.value(content["params"])
      return try ReferenceCases.value(parameters[key])
    }

    package func expected<T>(_ key: String) throws -> T {
      let expected: [String: Any] = try ReferenceCases.value(content["expected"])
      return try ReferenceCases.value(expected[key])
    }

    /// How far from an expected value an answer may be.
    package func allowance(_ expected: Double) throws -> Double {
      let tolerance: [String: Double] = try ReferenceCases.value(content["tolerance"])
      return max(tolerance["abs"] ?? 0, (tolerance["rel"] ?? 0) * abs(expected))
    }

    /// The columns of the data file, as written.
    package func columns() throws -> [String: [String]] {
      let path: String = try ReferenceCases.value(content["data"])
      let text = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
      let rows = text.split(whereSeparator: \.isNewline).map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
      var result = [String: [String]]()
      for (j, name) in rows[0].enumerated() { result[name] = rows.dropFirst().map { $0[j] } }
      return result
    }

    package func numbers(_ name: String) throws -> [Double] {
      let texts: [String] = try ReferenceCases.value(try columns()[name])
      return try texts.map { try ReferenceCases.value(Double($0)) }
    }
  }

  package static func cases(_ file: String, family: String, method: String) throws -> [Case] {
    let data = try Data(contentsOf: folder.appending(path: "cases/\(file).json"))
    let all = try JSONSerialization.jsonObject(with: data) as? [[String: Any]] ?? []
    return try all.filter {
      $0["family"] as? String == family && $0["method"] as? String == method
    }.map(Case.init)
  }

  package struct Missing: Error {
    let what: String
  }

  package static func value<T>(_ any: Any?) throws -> T {
    guard let result = any as? T else { throw Missing(what: "\(T.self) in \(any ?? "nothing")") }
    return result
  }

  /// The digits two numbers share, −log₁₀ of the relative error, at most 15 (as many as NIST
  /// certifies); where the certified value is zero, −log₁₀ of the absolute error.
  package static func digits(_ computed: Double, _ certified: Double) -> Double {
    let error = certified == 0 ? abs(computed) : abs((computed - certified) / certified)
    return error == 0 ? 15 : max(0, min(15, -log10(error)))
  }

  /// The fewest digits shared by two lists.
  package static func digits(_ computed: [Double], _ certified: [Double]) -> Double {
    zip(computed, certified).map { digits($0, $1) }.min() ?? 0
  }

  /// The rows of a guide's tables whose first cell is a case's id: the digits stated there.
  package static func table(inGuide name: String) throws -> [String: [Double]] {
    let guide = folder.deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Guides/\(name).md")
    var result = [String: [Double]]()
    for line in try String(contentsOf: guide, encoding: .utf8).split(separator: "\n") {
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      if let id = cells.first, id.hasPrefix("nist-") {
        result[id] = try cells.dropFirst().map { try ReferenceCases.value(Double($0)) }
      }
    }
    return result
  }
}
