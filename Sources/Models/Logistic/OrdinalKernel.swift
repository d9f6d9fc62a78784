import LinearAlgebra
import Statistics

/// The likelihood of cumulative logits log P(Y ≤ k)/P(Y > k) = θ_k − x b, its gradient and its
/// observed information; the parameters are the thresholds and then the coefficients.
///
/// log(F(a) − F(b)) is written as log F(a) + log F(−b) + log(1 − e^(b − a)), which keeps its digits
/// in both tails; it is concave, so that Newton's method with step halving finds the maximum.
/// Source: McCullagh 1980, Journal of the Royal Statistical Society B 42:109; Pratt 1981, Journal
/// of the American Statistical Association 76:103 (concavity).
struct OrdinalKernel {
  let x: Matrix
  /// The category of each row, 0..<categories.
  let codes: [Int]
  let weights: [Double]
  let categories: Int
  /// Thresholds, then coefficients.
  var parameters: [Double]

  private(set) var logLikelihood = -Double.infinity
  private(set) var gradient: [Double]
  private(set) var information: Matrix
  /// The smallest derivative of a row's log-likelihood by its own boundaries, positive.
  private(set) var smallestPull = 0.0

  init(x: Matrix, codes: [Int], weights: [Double], categories: Int) {
    self.x = x
    self.codes = codes
    self.weights = weights
    self.categories = categories
    // Thresholds that give the observed shares without drivers.
    var counts = [Double](repeating: 0, count: categories)
    for (code, weight) in zip(codes, weights) { counts[code] += weight }
    let total = counts.reduce(0, +)
    var below = 0.0
    var start = [Double]()
    for k in 0..<(categories - 1) {
      below += counts[k]
      start.append(logOf(below / (total - below)))
    }
    parameters = start + Array(repeating: 0, count: x.columns)
    gradient = Array(repeating: 0, count: parameters.count)
    information = Matrix(rows: parameters.count, columns: parameters.count, repeating: 0)
  }

  private var cuts: Int { categories - 1 }

  /// The boundaries of a row's category less its linear predictor; nil at the ends of the scale.
  private func boundaries(_ row: Int) -> (upper: Double?, lower: Double?) {
    var eta = 0.0
    for j in 0..<x.columns { eta += parameters[cuts + j] * x[row, j] }
    let k = codes[row]
    return (k < cuts ? parameters[k] - eta : nil, k > 0 ? parameters[k - 1] - eta : nil)
  }

  /// The log-likelihood alone; −∞ where thresholds are out of order.
  func value() -> Double {
    for k in 1..<max(1, cuts) where parameters[k] <= parameters[k - 1] { return -.infinity }
    var sum = 0.0
    for row in codes.indices where weights[row] > 0 {
      let (a, b) = boundaries(row)
      var term = 0.0
      if let a { term -= softPlus(-a) }
      if let b { term -= softPlus(b) }
      if let a, let b { term += logOf(-exponentialMinusOne(b - a)) }
      sum += weights[row] * term
    }
    return sum
  }

  /// Evaluates the likelihood, its gradient and information.
  mutating func evaluate() {
    logLikelihood = value()
    let size = parameters.count
    var gradient = [Double](repeating: 0, count: size)
    var information = Matrix(rows: size, columns: size, repeating: 0)
    smallestPull = .infinity
    for row in codes.indices where weights[row] > 0 {
      let (a, b) = boundaries(row)
      let w = weights[row]
      let k = codes[row]
      // With d = a − b: 1/(eᵈ − 1) and eᵈ/(eᵈ − 1)² couple the two boundaries.
      var (joint, curve) = (0.0, 0.0)
      if let a, let b {
        let decay = exponential(b - a)
        let rest = -exponentialMinusOne(b - a)
        joint = decay / rest
        curve = decay / (rest * rest)
      }
      var terms = [(index: Int, slope: Double)]()
      var (slopeA, curveA, slopeB, curveB) = (0.0, 0.0, 0.0, 0.0)
      if let a {
        slopeA = logistic(-a) + joint
        curveA = logistic(a) * logistic(-a) + curve
        smallestPull = min(smallestPull, slopeA)
        terms.append((k, slopeA))
      }
      if let b {
        slopeB = logistic(b) + joint
        curveB = logistic(b) * logistic(-b) + curve
        smallestPull = min(smallestPull, slopeB)
        terms.append((k - 1, -slopeB))
      }
      for term in terms { gradient[term.index] += w * term.slope }
      let pull = slopeA - slopeB
      for j in 0..<x.columns { gradient[cuts + j] -= w * pull * x[row, j] }
      if a != nil { information[k, k] += w * curveA }
      if b != nil { information[k - 1, k - 1] += w * curveB }
      if a != nil, b != nil {
        information[k, k - 1] -= w * curve
        information[k - 1, k] -= w * curve
      }
      let (crossA, crossB) = (curveA - curve, curveB - curve)
      for j in 0..<x.columns {
        let v = x[row, j]
        if a != nil { information[k, cuts + j] -= w * (b == nil ? curveA : crossA) * v }
        if b != nil { information[k - 1, cuts + j] -= w * (a == nil ? curveB : crossB) * v }
        let both = (a != nil && b != nil) ? crossA + crossB : curveA + curveB
        for l in 0...j { information[cuts + l, cuts + j] += w * both * v * x[row, l] }
      }
    }
    for j in 0..<size {
      for i in 0..<j { information[j, i] = information[i, j] }
    }
    self.gradient = gradient
    self.information = information
  }

  /// Maximises over the parameters that are not held.
  /// - Returns: whether the gradient vanished.
  mutating func maximise(holding held: Int? = nil, iterations limit: Int = 60) -> Bool {
    evaluate()
    let free = parameters.indices.filter { $0 != held }
    for _ in 0..<limit {
      let block = information.selecting(rows: free).selecting(columns: free)
      let slope = free.map { gradient[$0] }
      guard let cholesky = try? Cholesky(block) else { return false }
      let step = cholesky.solve(slope)
      let decrement = zip(step, slope).reduce(0) { $0 + $1.0 * $1.1 }
      if !(decrement >= 0) { return false }
      let (start, before) = (parameters, logLikelihood)
      var size = 1.0
      var accepted = false
      for _ in 0..<40 {
        for (k, index) in free.enumerated() { parameters[index] = start[index] + size * step[k] }
        if value() >= before - 1e-12 * (1 + abs(before)) {
          accepted = true
          break
        }
        size /= 2
      }
      if !accepted {
        parameters = start
        return decrement < 1e-12
      }
      evaluate()
      if decrement < 1e-13 { return true }
    }
    return false
  }
}
