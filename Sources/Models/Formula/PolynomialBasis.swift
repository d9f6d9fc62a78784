/// Orthogonal polynomials over given values, kept so that they can be evaluated at others.
///
/// The columns are those of R's poly: orthogonal to each other and to the constant, of length one,
/// with positive leading coefficients. They come from the three-term recurrence, at the old values as
/// at new ones, on values with mean 0 and mean square 1, so that powers stay in range.
/// Source: Forsythe 1957, Journal of the SIAM 5:74–88; Kennedy & Gentle 1980, Statistical Computing,
/// pp. 343–344.
public struct PolynomialBasis: Codable, Sendable, Equatable {
  /// The mean of the values.
  public let mean: Double
  /// The root mean square distance of the values from their mean.
  public let spread: Double
  /// αₖ of pₖ₊₁ = (u − αₖ)pₖ − βₖpₖ₋₁, one per degree.
  public let alpha: [Double]
  /// βₖ, one per degree; the first is not used.
  public let beta: [Double]
  /// The lengths of p₁, p₂, … over the values.
  public let lengths: [Double]

  /// The highest degree.
  public var degree: Int { lengths.count }

  /// The polynomials orthogonal over these values; nil when they are fewer than `degree` + 1
  /// different ones, or cannot be told apart in double.
  init?(_ x: [Double], degree: Int) {
    guard Set(x).count > degree else { return nil }
    let n = Double(x.count)
    let mean = x.reduce(0) { $0 + $1 / n }
    let spread = x.reduce(0) { $0 + ($1 - mean) * ($1 - mean) / n }.squareRoot()
    guard spread > 0, spread.isFinite else { return nil }
    let u = x.map { ($0 - mean) / spread }
    var last = Array(repeating: 0.0, count: u.count)
    var current = Array(repeating: 1.0, count: u.count)
    var squares = n
    var (alpha, beta, lengths) = ([Double](), [Double](), [Double]())
    var previousSquares = n
    for step in 0..<degree {
      var first = 0.0
      for (value, p) in zip(u, current) { first += value * p * p }
      alpha.append(first / squares)
      beta.append(step == 0 ? 0 : squares / previousSquares)
      var following = current
      for row in u.indices {
        following[row] = (u[row] - alpha[step]) * current[row] - beta[step] * last[row]
      }
      (last, current) = (current, following)
      previousSquares = squares
      squares = current.reduce(0) { $0 + $1 * $1 }
      // Below this share of the degree before, what is left is rounding.
      guard squares > previousSquares * 1e-24 else { return nil }
      lengths.append(squares.squareRoot())
    }
    self.mean = mean
    self.spread = spread
    self.alpha = alpha
    self.beta = beta
    self.lengths = lengths
  }

  /// The columns at some values, one per degree.
  func columns(at x: [Double]) -> [[Double]] {
    let u = x.map { ($0 - mean) / spread }
    var last = Array(repeating: 0.0, count: u.count)
    var current = Array(repeating: 1.0, count: u.count)
    var columns: [[Double]] = []
    for step in 0..<degree {
      var following = current
      for row in u.indices {
        following[row] = (u[row] - alpha[step]) * current[row] - beta[step] * last[row]
      }
      (last, current) = (current, following)
      columns.append(current.map { $0 / lengths[step] })
    }
    return columns
  }
}
