import Foundation

@testable import Certification

/// A directory of cases that lives as long as the test that made it.
final class TemporaryCases {
  let path: String

  /// Makes `cases` and `data` with these files in them; nil leaves a directory out.
  init(cases: [String: String]?, data: [String: String]? = [:]) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    path = folder.path
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, files) in [("cases", cases), ("data", data)] {
      guard let files else { continue }
      let inner = folder.appending(path: name)
      try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
      for (file, text) in files {
        try Data(text.utf8).write(to: inner.appending(path: file))
      }
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func run(runners: [Runner] = Runner.all, only: [String] = []) throws -> CertificationReport {
    Certification(runners: runners, only: only).run(try CaseDirectory(path: path))
  }
}

/// A case of the method `twice`, which the tests' own runner knows, as JSON text.
func caseText(
  id: String = "one", family: String = "tests", method: String = "twice", x: String = "2",
  expected: String = #"{"value": 4}"#, tolerance: String = #"{"rel": 1e-9, "abs": 0}"#
) -> String {
  """
  {"id": "\(id)", "family": "\(family)", "method": "\(method)", "input": {"x": \(x)},
   "params": {}, "expected": \(expected), "tolerance": \(tolerance), "source": "by hand"}
  """
}

extension Runner {
  /// Doubles `input.x`; returns no second value for 7, and an infinite third.
  static let twice = Runner(family: "tests", method: "twice") { context in
    let x = try context.input.number("x")
    return [
      "value": .number(2 * x),
      "none": .null,
      "infinite": .number(.infinity),
      "undefined": .number(.nan),
      "terms": .strings(["a", "b"]),
      "list": .numbers([x, 2 * x, 3 * x]),
      "nested": ["deep": ["value": .number(x)]],
      "flag": .bool(true),
    ]
  }
}

/// Reads one case from text.
func makeCase(_ text: String) throws -> Case {
  try Case(JSONParser.parse(Array(text.utf8)))
}
