import Testing

@testable import Certification

extension Runner {
  /// Runs the registered runner of that name on params and inline data given as JSON text.
  static func run(
    _ family: String, _ method: String, input: String = "{}", params: String = "{}"
  ) throws -> JSONValue {
    let runner = try #require(all.first { $0.family == family && $0.method == method })
    let item = try makeCase(
      """
      {"id": "x", "family": "\(family)", "method": "\(method)", "input": \(input),
       "params": \(params), "expected": {}, "tolerance": {"rel": 0, "abs": 0}}
      """)
    return try runner.run(CaseContext(item, root: ""))
  }
}

extension JSONValue {
  /// The number at a path of names; nil where there is none.
  func number(_ path: String...) -> Double? {
    path.reduce(Optional(self)) { $0?[$1] }?.numeric
  }

  /// The numbers of an array.
  func numbers(_ key: String) -> [Double?]? {
    guard case .array(let elements)? = self[key] else { return nil }
    return elements.map(\.numeric)
  }
}
