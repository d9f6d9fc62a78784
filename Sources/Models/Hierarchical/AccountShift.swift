import LinearAlgebra
import Probability
import Statistics

/// How far an account's later answers are from what its earlier ones, its roles and all other accounts
/// let expect.
///
/// The model has a column for each role, one for the later answers of everybody, and a random
/// intercept of the account; the shift γ of an account is the coefficient of an indicator of its own
/// later answers, by generalised least squares. So γ̂ is the later answers less their shrunken
/// prediction, the prediction being made without them: an account that was far out by chance is
/// expected back (regression to the mean), and what moved everybody is nobody's shift. Estimates are
/// averaged over intraclass correlations as those of `StandardizedScore`.
/// Source: Haslett & Dillane 2004, Journal of the Royal Statistical Society B 66:131, for deletion as
/// an added indicator.
public struct AccountShift: Codable, Sendable, Equatable {
  /// The confidence level of the intervals.
  public var level: Double
  /// How many intraclass correlations from .005 to .95 are averaged over; at least 48.
  public var gridPoints: Int

  /// Chooses how to estimate.
  public init(level: Double = 0.9, gridPoints: Int = 48) {
    requireLevel(level)
    precondition(gridPoints >= 48, "\(gridPoints) grid points; at least 48 are needed")
    self.level = level
    self.gridPoints = gridPoints
  }

  /// One account with earlier and later answers.
  public struct Account: Codable, Sendable, Equatable {
    /// Its place among the names.
    public let account: Int
    /// The number of earlier answers.
    public let earlier: Int
    /// The number of later answers.
    public let later: Int
    /// The mean of the later answers.
    public let observed: Double
    /// The mean that was to be expected of just these later answers.
    public let predicted: Double
    /// Observed less predicted, γ̂.
    public let shift: Double
    /// Its standard error.
    public let standardError: Double
    /// The interval of the shift by t.
    public let interval: Interval
    /// The two-sided p-value of no shift.
    public let pValue: Double
  }

  /// What came out.
  public struct Result: Codable, Sendable, Equatable {
    /// Accounts with both earlier and later answers, in the order of the names.
    public let accounts: [Account]
    /// How far everybody moved, on average.
    public let common: Double
    /// Accounts less columns.
    public let degreesOfFreedom: Int
  }

  /// Estimates the shift of every account that answered before and after.
  /// - Parameters:
  ///   - answers: all answers, without missing values.
  ///   - isLater: of each answer, whether it is a later one.
  /// - Throws: `tooFew` below five accounts, or without an account more than columns;
  ///   `rankDeficient`, `noVariation`, `noReplication`, `groupsConfounded`, `nonFinite`, `outOfRange`.
  /// - Complexity: O(n p² + gridPoints · G p²).
  public func run(
    _ answers: RoleAnswers, isLater: [Bool]
  ) throws(HierarchicalError) -> Result {
    let design = try ShiftDesign(answers, isLater: isLater)
    let law = StudentT(degreesOfFreedom: Double(design.degreesOfFreedom))
    let reach = law.upperQuantile((1 - level) / 2)
    let (parts, common) = try averages(design)
    let accounts = design.accounts.indices.compactMap { place -> Account? in
      let tally = design.tallies[place]
      guard tally.earlier > 0, tally.later > 0, let part = parts[place] else { return nil }
      let observed = tally.sum / tally.later
      return Account(
        account: design.accounts[place], earlier: Int(tally.earlier), later: Int(tally.later),
        observed: observed, predicted: observed - part.shift, shift: part.shift,
        standardError: part.error,
        interval: Interval(
          lower: part.shift - reach * part.error, upper: part.shift + reach * part.error,
          level: level, method: "t_grid_average"),
        pValue: min(1, 2 * law.survival(abs(part.shift) / part.error)))
    }
    return Result(accounts: accounts, common: common, degreesOfFreedom: design.degreesOfFreedom)
  }

  /// Σπγ̂ and √Σπ[V + (γ̂ − Σπγ̂)²] of each account, and the mean move of everybody.
  private func averages(
    _ design: ShiftDesign
  ) throws(HierarchicalError) -> ([(shift: Double, error: Double)?], common: Double) {
    var (logs, estimates, commons) = (
      [Double](), [[(shift: Double, variance: Double)?]](), [Double]()
    )
    for point in 0..<gridPoints {
      let correlation = 0.005 + (0.95 - 0.005) * Double(point) / Double(gridPoints - 1)
      let ratio = correlation / (1 - correlation)
      guard let solution = RandomInterceptSolution(design.kernel, ratio: ratio) else { continue }
      logs.append(logOf(correlation) / 2 + solution.logLikelihood(.reml))
      let coefficients = design.coefficients(solution)
      commons.append(coefficients[coefficients.count - 1])
      estimates.append(design.shifts(solution, coefficients))
    }
    guard let top = logs.max() else { throw .noVariation }
    let raw = logs.map { exponential($0 - top) }
    let total = raw.reduce(0, +)
    let shares = raw.map { $0 / total }
    let parts = design.accounts.indices.map { place -> (shift: Double, error: Double)? in
      let own = estimates.map { $0[place] }
      guard own.allSatisfy({ $0 != nil }) else { return nil }
      let kept = own.compactMap { $0 }
      let centre = zip(shares, kept).reduce(0.0) { $0 + $1.0 * $1.1.shift }
      let square = zip(shares, kept).reduce(0.0) {
        let away = $1.1.shift - centre
        return $0 + $1.0 * ($1.1.variance + away * away)
      }
      return square > 0 ? (centre, square.squareRoot()) : nil
    }
    return (parts, zip(shares, commons).reduce(0.0) { $0 + $1.0 * $1.1 })
  }
}
