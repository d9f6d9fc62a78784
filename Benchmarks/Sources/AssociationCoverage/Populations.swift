import Models
import Probability
import Statistics

/// A law of pairs with its true coefficients: a normal copula with margins of some shape.
struct Population: Sendable {
  enum Shape: String, CaseIterable, Sendable {
    case normal, skewed, answers
  }

  let shape: Shape
  let correlation: Double
  let pearson: Double
  let spearman: Double
  let kendall: Double

  /// Upper ends of the answers 0…9 on the normal scale: an NPS of about 25 at a mean of 7.9.
  static let shares = [0.01, 0.01, 0.01, 0.02, 0.03, 0.06, 0.08, 0.15, 0.21, 0.20, 0.22]
  static let cuts: [Double] = {
    var total = 0.0
    return shares.dropLast().map {
      total += $0
      return Normal().quantile(total)
    }
  }()

  init(_ shape: Shape, correlation r: Double) {
    self.shape = shape
    correlation = r
    func arcsine(_ x: Double) -> Double {
      // ∫ dt/√(1 − t²), which needs no library of elementary functions.
      SimpsonSum.integral(from: 0, to: x) { 1 / (1 - $0 * $0).squareRoot() }
    }
    switch shape {
    case .normal:
      (pearson, spearman, kendall) = (
        r, 6 / Double.pi * arcsine(r / 2), 2 / Double.pi * arcsine(r)
      )
    case .skewed:
      // exp of a normal of variance 1: (e^r − 1)/(e − 1).
      let e = 2.718281828459045
      let power = Self.exponential(r)
      (pearson, spearman, kendall) = (
        (power - 1) / (e - 1), 6 / Double.pi * arcsine(r / 2), 2 / Double.pi * arcsine(r)
      )
    case .answers:
      (pearson, spearman, kendall) = Self.table(r)
    }
  }

  static func exponential(_ x: Double) -> Double {
    var (term, sum) = (1.0, 1.0)
    for k in 1...60 {
      term *= x / Double(k)
      sum += term
    }
    return sum
  }

  /// The coefficients of the 11 × 11 table that cutting a normal distribution makes.
  private static func table(_ r: Double) -> (Double, Double, Double) {
    let law = BivariateNormal(correlation: r)
    let ends = [-Double.infinity] + cuts + [.infinity]
    var cells = (0..<11).map { i in
      (0..<11).map { law.probability(ends[i], ends[i + 1], ends[$0], ends[$0 + 1]) }
    }
    let total = cells.joined().reduce(0, +)
    cells = cells.map { $0.map { $0 / total } }
    var below = 0.0
    let ranks = shares.map { share -> Double in
      below += share
      return below - share / 2
    }
    func correlation(_ score: [Double]) -> Double {
      let mean = zip(score, shares).reduce(0) { $0 + $1.0 * $1.1 }
      let variance = zip(score, shares).reduce(0) { $0 + $1.1 * ($1.0 - mean) * ($1.0 - mean) }
      var product = 0.0
      for i in 0..<11 {
        for j in 0..<11 { product += cells[i][j] * (score[i] - mean) * (score[j] - mean) }
      }
      return product / variance
    }
    var score = 0.0
    for i in 0..<11 {
      for j in 0..<11 {
        for k in 0..<11 {
          for l in 0..<11 where i != k && j != l {
            score += cells[i][j] * cells[k][l] * ((i < k) == (j < l) ? 1 : -1)
          }
        }
      }
    }
    let free = 1 - shares.reduce(0) { $0 + $1 * $1 }
    return (correlation((0..<11).map(Double.init)), correlation(ranks), score / free)
  }

  func sample(_ count: Int, _ generator: inout Philox) -> (x: [Double], y: [Double]) {
    var (x, y) = ([Double](), [Double]())
    let rest = (1 - correlation * correlation).squareRoot()
    for _ in 0..<count {
      let a = generator.normal()
      x.append(value(a))
      y.append(value(correlation * a + rest * generator.normal()))
    }
    return (x, y)
  }

  func value(_ z: Double) -> Double {
    switch shape {
    case .normal: z
    case .skewed: Self.exponential(z)
    case .answers: Double(Self.cuts.count { $0 < z })
    }
  }
}

/// Simpson's rule on two thousand panels.
enum SimpsonSum {
  static func integral(from a: Double, to b: Double, _ f: (Double) -> Double) -> Double {
    let panels = 2_000
    let h = (b - a) / Double(2 * panels)
    var sum = f(a) + f(b)
    for k in 1..<(2 * panels) { sum += (k % 2 == 1 ? 4 : 2) * f(a + Double(k) * h) }
    return sum * h / 3
  }
}
