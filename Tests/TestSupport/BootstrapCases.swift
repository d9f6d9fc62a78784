import Foundation
import Testing

/// The cases of Tests/Reference/cases/bootstrap.json.
package enum BootstrapCases {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Reference")

  package struct Case: @unchecked Sendable {
    package let content: [String: Any]

    /// The value at a path of keys joined by points.
    package func value<T>(_ path: String) throws -> T {
      var current: Any = content
      for key in path.split(separator: ".") {
        current = try #require((current as? [String: Any])?[String(key)])
      }
      return try #require(current as? T)
    }

    package func isMet(_ got: Double?, _ path: String) throws -> Bool {
      let expected: Double = try value("expected." + path)
      let (relative, absolute): (Double, Double) = (
        try value("tolerance.rel"), try value("tolerance.abs")
      )
      guard let got else { return false }
      return abs(got - expected) <= max(absolute, relative * abs(expected))
    }
  }

  package static func named(_ id: String) throws -> Case {
    let data = try Data(contentsOf: folder.appending(path: "cases/bootstrap.json"))
    let all = try #require(try JSONSerialization.jsonObject(with: data) as? [[String: Any]])
    return Case(content: try #require(all.first { $0["id"] as? String == id }))
  }

  /// The columns of a data file.
  package static func columns(_ file: String) throws -> [String: [Double]] {
    let text = try String(contentsOf: folder.appending(path: "data/\(file)"), encoding: .utf8)
    let rows = text.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",").map(String.init)
    }
    var columns: [String: [Double]] = [:]
    for (place, name) in rows[0].enumerated() {
      columns[name] = try rows.dropFirst().map { try #require(Double($0[place])) }
    }
    return columns
  }
}
