import LinearAlgebra
import Probability
import Statistics

/// A probit model of an ordered variable on one number, by Fisher scoring.
///
/// P(class ≤ j | x) = Φ(a_j − b x); its log-likelihood is concave (Pratt 1981, JASA 76:103–106).
struct OrderedProbit: Sendable {
  private(set) var slope = 0.0
  /// The thresholds a, with −∞ and ∞ at the ends.
  private(set) var cuts: [Double]
  private(set) var logLikelihood: Double
  /// The log-likelihood with slope zero.
  let independence: Double
  /// The variance of the slope; nil when the model diverged.
  private(set) var slopeVariance: Double?
  /// Whether x separates the classes, so that the slope has no largest likelihood.
  private(set) var diverged = false

  private let x: [Double]
  private let classes: [Int]

  /// Beyond this slope, of x in standard deviations, classes are separated for all purposes.
  private static let steepest = 1_000.0

  init(_ x: [Double], _ classes: [Int], cuts: [Double]) {
    self.x = x
    self.classes = classes
    self.cuts = cuts
    logLikelihood = Self.value(x, classes, 0, cuts)
    independence = logLikelihood
    if Self.separates(x, classes) {
      diverged = true
      slope = Self.rises(x, classes) ? 1 : -1
      logLikelihood = 0
      return
    }
    for _ in 0..<200 {
      let (gradient, information) = scores()
      guard let factor = try? Cholesky(information) else {
        diverged = true
        return
      }
      let step = factor.solve(gradient)
      var length = 1.0
      var moved = false
      while length > 1e-8 {
        var next = self.cuts
        for index in 1..<(next.count - 1) { next[index] += length * step[index] }
        let steeper = slope + length * step[0]
        if zip(next, next.dropFirst()).allSatisfy({ $0 < $1 }) {
          let value = Self.value(x, classes, steeper, next)
          if value >= logLikelihood - 1e-13 * abs(logLikelihood) {
            (slope, self.cuts, logLikelihood) = (steeper, next, value)
            moved = true
            break
          }
        }
        length /= 2
      }
      slopeVariance = factor.inverse[0, 0]
      if abs(slope) > Self.steepest {
        diverged = true
        return
      }
      if !moved || step.reduce(0, { max($0, abs($1)) }) * length < 1e-11 { break }
    }
    slopeVariance = (try? Cholesky(scores().information))?.inverse[0, 0]
  }

  /// Whether the classes follow each other along x without overlap, up or down.
  private static func separates(_ x: [Double], _ classes: [Int]) -> Bool {
    let count = (classes.max() ?? 0) + 1
    var (low, high) = (
      [Double](repeating: .infinity, count: count), [Double](repeating: -.infinity, count: count)
    )
    for row in x.indices {
      low[classes[row]] = min(low[classes[row]], x[row])
      high[classes[row]] = max(high[classes[row]], x[row])
    }
    let up = (1..<count).allSatisfy { high[$0 - 1] <= low[$0] }
    let down = (1..<count).allSatisfy { low[$0 - 1] >= high[$0] }
    return up || down
  }

  private static func rises(_ x: [Double], _ classes: [Int]) -> Bool {
    (pearsonCorrelation(x, classes.map(Double.init)) ?? 0) > 0
  }

  /// Φ(b) − Φ(a) without cancellation in the upper tail.
  private static func mass(_ a: Double, _ b: Double) -> Double {
    let normal = Normal()
    let value = a > 0 ? normal.survival(a) - normal.survival(b) : normal.cdf(b) - normal.cdf(a)
    return max(value, 1e-300)
  }

  private static func value(
    _ x: [Double], _ classes: [Int], _ slope: Double, _ cuts: [Double]
  ) -> Double {
    var sum = 0.0
    for row in x.indices {
      let shift = slope * x[row]
      sum += logOf(mass(cuts[classes[row]] - shift, cuts[classes[row] + 1] - shift))
    }
    return sum
  }

  /// The gradient by slope and thresholds, and the expected information.
  private func scores() -> (gradient: [Double], information: Matrix) {
    let size = cuts.count - 1
    let normal = Normal()
    func density(_ z: Double) -> Double { z.isFinite ? normal.density(z) : 0 }
    var gradient = [Double](repeating: 0, count: size)
    var information = Matrix(rows: size, columns: size, repeating: 0)
    for row in x.indices {
      for level in 0..<(cuts.count - 1) {
        let (a, b) = (cuts[level] - slope * x[row], cuts[level + 1] - slope * x[row])
        let mass = Self.mass(a, b)
        let (below, above) = (density(a), density(b))
        // Only the slope and the two thresholds of a class move its probability.
        var parts: [(Int, Double)] = [(0, -x[row] * (above - below))]
        if level > 0 { parts.append((level, -below)) }
        if level + 1 < size { parts.append((level + 1, above)) }
        for (i, u) in parts {
          if level == classes[row] { gradient[i] += u / mass }
          for (j, v) in parts { information[i, j] += u * v / mass }
        }
      }
    }
    return (gradient, information)
  }
}
