import LinearAlgebra
import Statistics

/// The model of shifts: a column for each role that is heard and one for later answers; of each
/// account the sums over its later answers.
struct ShiftDesign {
  /// The sums over an account's later answers.
  struct Tally {
    var earlier = 0.0
    var later = 0.0
    /// The sum of the later answers.
    var sum = 0.0
    /// The sums of the columns over the later answers.
    var columns: [Double]
  }

  /// The accounts with answers, as places among the names, ascending.
  let accounts: [Int]
  let tallies: [Tally]
  let kernel: RandomInterceptKernel

  /// Checks the data.
  init(_ answers: RoleAnswers, isLater: [Bool]) throws(HierarchicalError) {
    let n = answers.values.count
    precondition(isLater.count == n, "\(isLater.count) times for \(n) answers")
    let heard = Set(answers.accounts).sorted()
    if heard.count < 5 { throw .tooFew(what: "accounts", count: heard.count, needed: 5) }
    let roles = Set(answers.roles).sorted()
    let width = roles.count + 1
    if heard.count <= width {
      throw .tooFew(what: "accounts", count: heard.count, needed: width + 1)
    }
    let column = Dictionary(uniqueKeysWithValues: roles.enumerated().map { ($1, $0) })
    let place = Dictionary(uniqueKeysWithValues: heard.enumerated().map { ($1, $0) })
    var x = [Double](repeating: 0, count: n * width)
    var tallies = [Tally](
      repeating: Tally(columns: [Double](repeating: 0, count: width)), count: heard.count)
    for row in 0..<n {
      let own = column[answers.roles[row]] ?? 0
      let account = place[answers.accounts[row]] ?? 0
      x[row + own * n] = 1
      guard isLater[row] else {
        tallies[account].earlier += 1
        continue
      }
      x[row + (width - 1) * n] = 1
      tallies[account].later += 1
      tallies[account].sum += answers.values[row]
      tallies[account].columns[own] += 1
      tallies[account].columns[width - 1] += 1
    }
    accounts = heard
    self.tallies = tallies
    kernel = try RandomInterceptKernel(
      x: Matrix(rows: n, columns: width, x), y: answers.values, groups: answers.accounts,
      names: roles.map { answers.roleNames[$0] } + ["later"])
  }

  /// Accounts less columns, the degrees of freedom of every interval.
  var degreesOfFreedom: Int { accounts.count - kernel.columns }

  /// The generalised least squares estimates at one ratio of variances.
  func coefficients(_ solution: RandomInterceptSolution) -> [Double] {
    let moved = kernel.transform.times(solution.shares)
    return zip(kernel.leastSquares, moved).map { $0 + kernel.scale * $1 }
  }

  /// γ̂ and its variance of each account with earlier and later answers.
  ///
  /// With M = V⁻¹ − V⁻¹X(X′V⁻¹X)⁻¹X′V⁻¹ and z the indicator: γ̂ = z′My/z′Mz, and the squares left
  /// fall by γ̂²z′Mz.
  func shifts(
    _ solution: RandomInterceptSolution, _ coefficients: [Double]
  ) -> [(shift: Double, variance: Double)?] {
    let squares = solution.squares * kernel.scale * kernel.scale
    let left = Double(kernel.rows - kernel.columns - 1)
    return tallies.indices.map { place in
      let tally = tallies[place]
      guard tally.earlier > 0, tally.later > 0 else { return nil }
      let c = solution.ratio * solution.retained[place]
      var departure = kernel.transform.transposedTimes(tally.columns)
      for (j, sum) in solution.columnSums(place).enumerated() {
        departure[j] -= c * tally.later * sum
      }
      let fitted = solution.whitened(departure).reduce(0.0) { $0 + $1 * $1 }
      let own = tally.later - c * tally.later * tally.later
      let information = own - fitted
      // An indicator that the columns already hold says nothing of the account.
      guard information > 1e-9 * own, left > 0 else { return nil }
      let residual =
        tally.sum - zip(tally.columns, coefficients).reduce(0.0) { $0 + $1.0 * $1.1 }
      let whole = solution.residualSum(place) * kernel.scale
      let shift = (residual - c * tally.later * whole) / information
      let variance = max(0, squares - shift * shift * information) / left
      return (shift, variance / information)
    }
  }
}
