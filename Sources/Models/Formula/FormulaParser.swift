/// Reads formulas by recursive descent.
///
///     formula     = outcome "~" sum
///     sum         = ["+" | "-"] item { ("+" | "-") item }      item = "0" | "1" | product
///     product     = interaction { "*" interaction }
///     interaction = operand { ":" operand }
///     operand     = "(" sum ")" | factor
///     factor      = name [ "[ref=" level "]" ] | function "(" factor [ "," degree [ "," "raw" ] ] ")"
struct FormulaParser {
  /// How many parentheses may be open; bounds the depth of the recursion.
  static let largestDepth = 100

  let text: String
  let tokens: [FormulaToken]
  var index = 0
  var depth = 0
  private var intercept = true
  /// The reference levels met so far; they hold wherever their column stands.
  var references: [String: String] = [:]

  private init(_ text: String) throws(FormulaError) {
    self.text = text
    tokens = try FormulaScanner.tokens(text)
  }

  /// Reads a whole formula.
  static func formula(_ text: String) throws(FormulaError) -> Formula {
    var parser = try FormulaParser(text)
    if parser.kind == .end { throw parser.error(.emptyFormula) }
    if !parser.tokens.contains(where: { $0.kind == .sign("~") }) {
      throw parser.error(.missingTilde, at: parser.tokens[parser.tokens.count - 1].place)
    }
    if parser.kind == .sign("~") { throw parser.error(.missing("the outcome")) }
    let outcome = try parser.factor()
    try parser.expect("~", "~")
    if parser.kind == .end { throw parser.error(.missing("what explains the outcome")) }
    let right = parser.place.lowerBound
    let written = try parser.sum()
    try parser.expectEnd("an operator (+ - * :)")
    let terms = written.map { Term($0.factors.map(parser.referenced)) }
    if let problem = Formula.problem(outcome: outcome, terms: terms, intercept: parser.intercept) {
      throw parser.error(problem, at: parser.place(of: problem, outcome: outcome, right: right))
    }
    return try Formula(outcome: outcome, terms: terms, intercept: parser.intercept)
  }

  /// Reads one term, as `Term.description` writes it.
  static func term(_ text: String) throws(FormulaError) -> Term {
    var parser = try FormulaParser(text)
    var factors = [try parser.factor()]
    while parser.take(":") {
      factors.append(try parser.factor())
      try parser.check([Term(factors)], from: parser.place)
    }
    try parser.expectEnd("an interaction (:)")
    return Term(factors)
  }

  /// Reads one factor, as `Factor.description` writes it.
  static func factor(_ text: String) throws(FormulaError) -> Factor {
    var parser = try FormulaParser(text)
    let factor = try parser.factor()
    try parser.expectEnd("the end")
    return factor
  }

  // Terms

  private mutating func sum() throws(FormulaError) -> [Term] {
    var result = TermList()
    var isAdded = true
    if take("-") { isAdded = false } else { _ = take("+") }
    while true {
      let start = place
      if case .number(let text) = kind {
        try constant(text, isAdded: isAdded)
      } else {
        for term in try product() {
          if isAdded {
            result.append(term)
          } else if !result.remove(term) {
            let end = tokens[index - 1].place.upperBound
            throw error(
              .nothingToRemove(term.description), at: start.lowerBound..<end)
          }
        }
      }
      try check(result.terms, from: start)
      if take("+") { isAdded = true } else if take("-") { isAdded = false } else { break }
    }
    return result.terms
  }

  /// The factor with the reference level that its column is given anywhere.
  private func referenced(_ factor: Factor) -> Factor {
    guard factor.transforms.isEmpty, let level = references[factor.column] else { return factor }
    return Factor(factor.column, reference: level)
  }

  private mutating func constant(_ text: String, isAdded: Bool) throws(FormulaError) {
    guard text == "0" || text == "1" else { throw error(.number(text)) }
    let following = tokens[index + 1].kind
    if depth > 0 || following == .sign("*") || following == .sign(":") {
      throw error(.constantInside)
    }
    intercept = (text == "1") == isAdded
    index += 1
  }

  private mutating func product() throws(FormulaError) -> [Term] {
    let start = place
    var result = try interaction()
    while take("*") {
      let right = try interaction()
      let crossed = try crossed(result, right, from: start)
      result = TermList(result + right + crossed).terms
      try check(result, from: start)
    }
    return result
  }

  private mutating func interaction() throws(FormulaError) -> [Term] {
    let start = place
    var result = try operand()
    while take(":") {
      let right = try operand()
      result = TermList(try crossed(result, right, from: start)).terms
    }
    return result
  }

  private mutating func operand() throws(FormulaError) -> [Term] {
    guard kind == .sign("(") else { return [Term([try factor()])] }
    let opening = place
    try open()
    let terms = try sum()
    try close(opening)
    return terms
  }

  /// Every term of one side with every term of the other.
  private func crossed(
    _ left: [Term], _ right: [Term], from start: Range<Int>
  ) throws(FormulaError) -> [Term] {
    if left.count * right.count > Formula.largestTermCount {
      throw error(.tooManyTerms(limit: Formula.largestTermCount), at: range(from: start))
    }
    let terms = left.flatMap { a in right.map { b in Term(a.factors + b.factors) } }
    try check(terms, from: start)
    return terms
  }

  /// Keeps work and memory within bounds whatever is written.
  private func check(_ terms: [Term], from start: Range<Int>) throws(FormulaError) {
    if terms.count > Formula.largestTermCount {
      throw error(.tooManyTerms(limit: Formula.largestTermCount), at: range(from: start))
    }
    if terms.contains(where: { $0.order > Formula.largestOrder }) {
      throw error(.tooManyFactors(limit: Formula.largestOrder), at: range(from: start))
    }
  }

  private func range(from start: Range<Int>) -> Range<Int> {
    let end = tokens[max(0, index - 1)].place.upperBound
    return min(start.lowerBound, end)..<max(end, start.upperBound)
  }

  // Tokens

  var kind: FormulaToken.Kind { tokens[index].kind }
  var place: Range<Int> { tokens[index].place }

  var written: String {
    let place = place
    guard !place.isEmpty else { return "the end" }
    return "“" + String(String.UnicodeScalarView(Array(text.unicodeScalars)[place])) + "”"
  }

  mutating func take(_ sign: Character) -> Bool {
    guard kind == .sign(sign) else { return false }
    index += 1
    return true
  }

  mutating func expect(_ sign: Character, _ what: String) throws(FormulaError) {
    if take(sign) { return }
    throw error(kind == .end ? .missing(what) : .unexpected(found: written, expected: what))
  }

  mutating func expectEnd(_ what: String) throws(FormulaError) {
    if kind != .end { throw error(.unexpected(found: written, expected: what)) }
  }

  mutating func open() throws(FormulaError) {
    depth += 1
    if depth > Self.largestDepth { throw error(.tooDeep(limit: Self.largestDepth)) }
    index += 1
  }

  mutating func close(_ opening: Range<Int>) throws(FormulaError) {
    if kind == .end { throw error(.unclosed("parenthesis"), at: opening) }
    try expect(")", "an operator or the closing )")
    depth -= 1
  }

  func error(_ problem: FormulaError.Problem, at place: Range<Int>? = nil) -> FormulaError {
    FormulaError(problem, formula: text, place: place ?? self.place)
  }

  /// Where a problem of the whole formula shows: the column it names, or the right-hand side.
  private func place(
    of problem: FormulaError.Problem, outcome: Factor, right: Int
  ) -> Range<Int> {
    let end = tokens[tokens.count - 1].place.lowerBound
    switch problem {
    case .unsuitableOutcome: return tokens[0].place
    case .outcomeAmongDrivers(let column), .categoricalAndTransformed(let column),
      .twoReferences(let column):
      let mention = tokens.last {
        guard case .name(column, _) = $0.kind else { return false }
        return $0.place.lowerBound >= right
      }
      return mention?.place ?? right..<end
    default: return right..<end
    }
  }
}

/// Terms in order of appearance, each once.
private struct TermList {
  private(set) var terms: [Term] = []
  private var known = Set<Set<Factor>>()

  init(_ terms: [Term] = []) {
    for term in terms { append(term) }
  }

  mutating func append(_ term: Term) {
    if known.insert(term.identity).inserted { terms.append(term) }
  }

  mutating func remove(_ term: Term) -> Bool {
    guard let found = known.remove(term.identity) else { return false }
    terms.removeAll { $0.identity == found }
    return true
  }
}
