import LinearAlgebra
import Statistics

/// The model of a standardised score: a column for each role that is heard, columns of the role mix
/// where they are asked for, and for each account the row that is to be predicted.
struct RoleDesign: Sendable {
  let answers: RoleAnswers
  /// The declared weights, adding up to one.
  let weights: [Double]
  /// The roles that have answers, as places among the names.
  let roles: [Int]
  /// The answers and the accounts of each role.
  let roleAnswers: [Int]
  let roleAccounts: [Int]
  /// The accounts with answers, as places among the names, ascending.
  let accounts: [Int]
  /// The answers of each of them by role.
  let tallies: [RoleTally]
  let kernel: RandomInterceptKernel
  /// Of each account, the columns of what is predicted.
  let targets: [[Double]]
  /// The same row for an account without answers; nil when it would need a role mix.
  let unheard: [Double]?

  /// Checks the data.
  init(
    _ answers: RoleAnswers, weights: [Double], roleMix: Bool
  ) throws(HierarchicalError) {
    self.answers = answers
    self.weights = weights
    let count = answers.roleNames.count
    var all = [RoleTally](repeating: RoleTally(roles: count), count: answers.accountNames.count)
    for (row, value) in answers.values.enumerated() {
      let (account, role) = (answers.accounts[row], answers.roles[row])
      all[account].counts[role] += 1
      all[account].sums[role] += value
    }
    let heard = all.indices.filter { all[$0].answers > 0 }
    let tallies = heard.map { all[$0] }
    (accounts, self.tallies) = (heard, tallies)
    if heard.count < 5 { throw .tooFew(what: "accounts", count: heard.count, needed: 5) }

    let present = (0..<count).map { role in heard.filter { all[$0].counts[role] > 0 } }
    roleAccounts = present.map(\.count)
    roleAnswers = (0..<count).map { role in Int(tallies.reduce(0) { $0 + $1.counts[role] }) }
    for role in 0..<count {
      if present[role].isEmpty, weights[role] > 0 {
        throw .roleNotHeard(role: answers.roleNames[role])
      }
      if present[role].count == 1 {
        throw .roleInOneAccount(
          role: answers.roleNames[role], account: answers.accountNames[present[role][0]])
      }
    }
    let roles = (0..<count).filter { !present[$0].isEmpty }
    self.roles = roles
    let mix = roleMix ? Array(roles.dropFirst()) : []
    let width = roles.count + mix.count
    if heard.count <= width {
      throw .tooFew(what: "accounts", count: heard.count, needed: width + 1)
    }

    func mixture(_ tally: RoleTally) -> [Double] { mix.map { tally.counts[$0] / tally.answers } }
    targets = tallies.map { tally in roles.map { weights[$0] } + mixture(tally) }
    unheard = roleMix ? nil : roles.map { weights[$0] }
    let mixes = all.map { $0.answers > 0 ? mixture($0) : [] }
    let n = answers.values.count
    var x = [Double](repeating: 0, count: n * width)
    let places = Dictionary(uniqueKeysWithValues: roles.enumerated().map { ($1, $0) })
    for row in 0..<n {
      x[row + (places[answers.roles[row]] ?? 0) * n] = 1
      for (k, share) in mixes[answers.accounts[row]].enumerated() {
        x[row + (roles.count + k) * n] = share
      }
    }
    let names =
      roles.map { answers.roleNames[$0] } + mix.map { "share of \(answers.roleNames[$0])" }
    kernel = try RandomInterceptKernel(
      x: Matrix(rows: n, columns: width, x), y: answers.values, groups: answers.accounts,
      names: names)
  }

  /// Accounts less columns, the degrees of freedom of every interval.
  var degreesOfFreedom: Int { accounts.count - kernel.columns }
}
