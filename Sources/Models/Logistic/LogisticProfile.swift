import LinearAlgebra
import Probability
import Statistics

/// The profile of one coefficient: interval and test from the (penalised) likelihood itself, which
/// needs no symmetry and stays right where Wald's breaks down.
public struct CoefficientProfile: Codable, Sendable, Equatable {
  /// The name of the column.
  public let term: String
  /// The estimate.
  public let coefficient: Double
  /// The values that the likelihood-ratio test does not refuse; a limit is nil where the likelihood
  /// never falls far enough.
  public let interval: Interval
  /// Twice the (penalised) log-likelihood lost by holding the coefficient at zero, χ²(1).
  public let test: TestResult
  /// What the reader must know: `profile_limit_infinite`, `profile_not_converged`.
  public let notes: [Note]
}

extension LogisticFit {
  /// Profile intervals and tests of every coefficient.
  /// - Parameters:
  ///   - level: the confidence level.
  ///   - null: the value tested.
  /// - Complexity: some twenty penalised fits per coefficient, each from the one before.
  public func profiles(level: Double = 0.95, null: Double = 0) -> [CoefficientProfile] {
    let basis = basis
    return terms.indices.map { profile(of: $0, basis: basis, level: level, null: null) }
  }

  /// The profile interval and test of one coefficient.
  public func profile(
    of term: String, level: Double = 0.95, null: Double = 0
  ) -> CoefficientProfile {
    profile(of: index(of: term), basis: basis, level: level, null: null)
  }

  private func profile(
    of j: Int, basis: LogisticCoordinates, level: Double, null: Double
  ) -> CoefficientProfile {
    precondition(level > 0 && level < 1, "a level of \(level) is not in 0..<1")
    precondition(null.isFinite, "a null value of \(null)")
    let walk = ProfileWalk(self, coefficient: j, basis: basis)
    let target = ChiSquared(degreesOfFreedom: 1).quantile(level).squareRoot()
    let lower = walk.limit(below: true, distance: target)
    let upper = walk.limit(below: false, distance: target)
    let distance = walk.signedRoot(at: null)
    var notes = [Note]()
    if lower.isInfinite || upper.isInfinite {
      let side = lower.isInfinite ? (upper.isInfinite ? "either" : "the lower") : "the upper"
      notes.append(
        Note(
          code: "profile_limit_infinite",
          sentence: "the likelihood does not bound \(terms[j]) on \(side) side"))
    }
    if lower.isNaN || upper.isNaN || distance == nil {
      notes.append(
        Note(
          code: "profile_not_converged",
          sentence: "the likelihood with \(terms[j]) held could not be maximised everywhere"))
    }
    let chiSquared = distance.map { $0 * $0 }
    let name = penalty == .firth ? "penalised_likelihood_ratio" : "likelihood_ratio"
    return CoefficientProfile(
      term: terms[j], coefficient: coefficients[j],
      interval: Interval(
        lower: lower.isFinite ? lower : nil, upper: upper.isFinite ? upper : nil, level: level,
        method: penalty == .firth ? "profile_penalised_likelihood" : "profile_likelihood"),
      test: TestResult(
        method: name, null: "the coefficient of \(terms[j]) is \(shortNumber(null))",
        statistic: chiSquared, degreesOfFreedom: 1,
        pValue: chiSquared.map { ChiSquared(degreesOfFreedom: 1).survival($0) }),
      notes: notes)
  }
}

/// The walk along one coefficient, the others at their best, each step starting from the last.
private final class ProfileWalk {
  private let kernel: LogisticKernel
  private let estimate: Double
  private let standardError: Double
  private let maximum: Double
  private let start: [Double]
  /// The coefficient is this times the last coordinate.
  private let scale: Double
  private let last: Int
  /// How the other coordinates follow the last.
  private var tangent: [Double]
  private var tangentIsKnown = false

  init(_ fit: LogisticFit, coefficient j: Int, basis: LogisticCoordinates) {
    let turned = basis.isolating([j])
    let kernel = fit.kernel(in: turned)
    let last = kernel.columns - 1
    kernel.evaluate()
    self.kernel = kernel
    self.last = last
    scale = turned.m[j, last]
    estimate = fit.coefficients[j]
    standardError = fit.covariance[j, j].squareRoot()
    maximum = kernel.objective
    start = (0...last).map { kernel.coordinates[$0] }
    tangent = Array(repeating: 0, count: last + 1)
  }

  /// The likelihood-ratio distance at a value and its slope there; nil where the others cannot be
  /// maximised.
  private func distance(at value: Double) -> (root: Double, slope: Double)? {
    let moved = value / scale - kernel.coordinates[last]
    if tangentIsKnown {
      for k in 0..<last { kernel.coordinates[k] += tangent[k] * moved }
    }
    kernel.coordinates[last] = value / scale
    guard kernel.maximise(free: last).converged else { return nil }
    kernel.fillTangent(&tangent)
    tangentIsKnown = last > 0
    let loss = max(0, 2 * (maximum - kernel.objective))
    let root = loss.squareRoot()
    // d(loss)/d(value) = −2 U_last / scale.
    let slope = root > 0 ? -kernel.score[last] / scale / root : 0
    return (root, slope)
  }

  private func returnToEstimate() {
    for k in 0...last { kernel.coordinates[k] = start[k] }
    tangentIsKnown = false
  }

  /// √(2(l̂ − l(value))) with the sign of estimate − value.
  func signedRoot(at value: Double) -> Double? {
    returnToEstimate()
    guard let root = distance(at: value)?.root else { return nil }
    return value < estimate ? root : -root
  }

  /// The value at which the distance is reached: Newton's method inside a bracket. Infinite where
  /// the likelihood does not fall that far, NaN where it could not be evaluated.
  func limit(below: Bool, distance target: Double) -> Double {
    returnToEstimate()
    let side = below ? -1.0 : 1.0
    // Steps outward are counted from the estimate: `near` is too close, `far` too far away.
    var (near, far) = (0.0, Double.infinity)
    var offset = target * standardError
    for _ in 0..<100 {
      guard let here = distance(at: estimate + side * offset) else {
        // Too far for the others to follow: come closer, and give up at the estimate itself.
        far = min(far, offset)
        returnToEstimate()
        offset = near + (far - near) / 4
        if far - near < 1e-6 * standardError { return .nan }
        continue
      }
      let excess = here.root - target
      if excess < 0 { near = offset } else { far = offset }
      let slope = side * here.slope
      var next = offset - excess / slope
      if !next.isFinite || slope <= 0 || next <= near || next >= far {
        next = far.isFinite ? near + (far - near) / 2 : 2 * offset
      }
      next = min(next, 3 * offset)
      let change = abs(next - offset)
      offset = next
      if change <= 1e-9 * standardError || far - near <= 1e-11 * offset {
        return estimate + side * offset
      }
      if offset > 1e5 * standardError { return side * .infinity }
    }
    return .nan
  }
}

extension LogisticKernel {
  /// How the free coordinates follow the last: −J_ff⁻¹ J_fl, from the last information formed.
  func fillTangent(_ tangent: inout [Double]) {
    let free = columns - 1
    for k in 0..<free { step[k] = -information[k + free * columns] }
    solve(step, free: free)
    for k in 0..<free { tangent[k] = step[k] }
  }
}
