import Tables

extension FormulaParser {
  /// A column, with its reference level or in the brackets of functions.
  mutating func factor() throws(FormulaError) -> Factor {
    switch kind {
    case .name(let name, let isQuoted):
      if !isQuoted, name == "." { throw error(.allOthers) }
      if !isQuoted, tokens[index + 1].kind == .sign("(") { return try call(name) }
      index += 1
      guard case .reference(let level) = kind else { return Factor(name) }
      if let other = references[name], other != level {
        throw error(.twoReferences(column: name), at: tokens[index - 1].place)
      }
      references[name] = level
      index += 1
      return Factor(name, reference: level)
    case .number(let text):
      throw error(text == "0" || text == "1" ? .constantInside : .number(text))
    case .end: throw error(.missing("the name of a column"))
    default: throw error(.unexpected(found: written, expected: "the name of a column"))
    }
  }

  private mutating func call(_ name: String) throws(FormulaError) -> Factor {
    let functions = ["log", "sqrt", "scale", "poly"]
    guard functions.contains(name) else {
      throw error(.unknownFunction(name: name, near: NearNames.near(name, among: functions)))
    }
    index += 1
    let opening = place
    try open()
    let start = place
    let inner = try factor()
    let argument = start.lowerBound..<tokens[index - 1].place.upperBound
    if inner.reference != nil {
      throw error(.categoricalAndTransformed(column: inner.column), at: argument)
    }
    if inner.transforms.contains(where: \.isPolynomial) {
      throw error(.polynomialInside, at: argument)
    }
    let transform: Transform
    switch name {
    case "log": transform = .log
    case "sqrt": transform = .sqrt
    case "scale": transform = .scale
    default: transform = try polynomial()
    }
    try close(opening)
    return Factor(inner.column, transforms: inner.transforms + [transform])
  }

  /// The degree of a polynomial and whether it is raw.
  private mutating func polynomial() throws(FormulaError) -> Transform {
    try expect(",", "a comma and the degree")
    guard case .number(let text) = kind else {
      throw error(kind == .end ? .missing("the degree") : .degree(written))
    }
    guard let degree = Int(text), degree >= 1, degree <= Transform.largestDegree else {
      throw error(.degree(text))
    }
    index += 1
    guard take(",") else { return .polynomial(degree: degree) }
    guard kind == .name("raw", isQuoted: false) else {
      throw error(.unexpected(found: written, expected: "the word raw"))
    }
    index += 1
    return .powers(degree: degree)
  }
}
