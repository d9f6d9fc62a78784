/// The parts of a change as numbers.
struct ChangeParts: Sendable, Equatable {
  var samePeople = 0.0
  var joined = 0.0
  var left = 0.0
  var roleMix = 0.0

  var total: Double { samePeople + joined + left + roleMix }
}

/// Answers of two waves counted by role, wave, and whether the person answered both waves in that
/// role, over all and for each cluster.
struct ChangeCells: Sendable {
  /// How many answers, and promoters minus detractors.
  struct Cell: Sendable, Equatable {
    var answers = 0.0
    var sum = 0.0

    static func + (a: Cell, b: Cell) -> Cell {
      Cell(answers: a.answers + b.answers, sum: a.sum + b.sum)
    }
    static func - (a: Cell, b: Cell) -> Cell {
      Cell(answers: a.answers - b.answers, sum: a.sum - b.sum)
    }
    var mean: Double? { answers > 0 ? sum / answers : nil }
  }

  /// The number of role codes.
  let roles: Int
  /// The people who stayed, joined and left.
  let members: (stayed: Int, joined: Int, left: Int)
  /// The number of clusters with answers in the earlier and in the later wave.
  let accountsByWave: (Int, Int)
  /// Four cells a role: earlier and later, each stayed then other.
  private let all: [Cell]
  /// Of each cluster, the cells that have answers.
  private let own: [[(index: Int, cell: Cell)]]

  var clusters: Int { own.count }

  /// A person in a role of an account: whoever changes role or account leaves one and joins another.
  private struct Membership: Hashable {
    let person: Int
    let role: Int
    let cluster: Int
  }

  init(_ answers: [PersonAnswer]) {
    var seen: [Membership: (earlier: Bool, later: Bool)] = [:]
    var unnamed = (earlier: 0, later: 0)
    for answer in answers {
      guard let member = Self.membership(answer) else {
        if answer.isLater { unnamed.later += 1 } else { unnamed.earlier += 1 }
        continue
      }
      if answer.isLater {
        seen[member, default: (false, false)].later = true
      } else {
        seen[member, default: (false, false)].earlier = true
      }
    }
    members = (
      seen.values.count { $0.earlier && $0.later },
      seen.values.count { !$0.earlier } + unnamed.later,
      seen.values.count { !$0.later } + unnamed.earlier
    )
    roles = (answers.map(\.role).max() ?? -1) + 1
    var all = [Cell](repeating: Cell(), count: 4 * roles)
    var slots: [Int: Int] = [:]
    var own: [[Int: Cell]] = []
    for answer in answers {
      let stayed = Self.membership(answer).flatMap { seen[$0] }.map { $0.earlier && $0.later }
      let index = 4 * answer.role + (answer.isLater ? 2 : 0) + (stayed ?? false ? 0 : 1)
      let cell = Cell(answers: 1, sum: Double(answer.value))
      all[index] = all[index] + cell
      let slot = slots[answer.cluster] ?? own.count
      if slot == own.count {
        slots[answer.cluster] = slot
        own.append([:])
      }
      own[slot][index, default: Cell()] = own[slot][index, default: Cell()] + cell
    }
    self.all = all
    self.own = own.map { $0.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } }
    accountsByWave = (
      self.own.count { $0.contains { $0.index % 4 < 2 } },
      self.own.count { $0.contains { $0.index % 4 >= 2 } }
    )
  }

  private static func membership(_ answer: PersonAnswer) -> Membership? {
    answer.person.map { Membership(person: $0, role: answer.role, cluster: answer.cluster) }
  }

  /// The parts over all clusters; nil when a wave has no answers.
  func parts() -> ChangeParts? { Self.parts(all) }

  /// The jackknife's standard errors, √[(G − 1)/G·Σ(θ₋g − θ̄)²]; nil when a wave hangs on one cluster.
  func jackknifeErrors() -> ChangeParts? {
    var values: [ChangeParts] = []
    for cluster in own {
      var rest = all
      for entry in cluster { rest[entry.index] = rest[entry.index] - entry.cell }
      guard let parts = Self.parts(rest) else { return nil }
      values.append(parts)
    }
    let count = Double(values.count)
    guard count > 1 else { return nil }
    func error(_ value: KeyPath<ChangeParts, Double>) -> Double {
      let mean = values.reduce(0) { $0 + $1[keyPath: value] } / count
      let squares = values.reduce(0) {
        $0 + ($1[keyPath: value] - mean) * ($1[keyPath: value] - mean)
      }
      return ((count - 1) / count * squares).squareRoot()
    }
    return ChangeParts(
      samePeople: error(\.samePeople), joined: error(\.joined), left: error(\.left),
      roleMix: error(\.roleMix))
  }

  private static func parts(_ cells: [Cell]) -> ChangeParts? {
    var totals = (0.0, 0.0)
    for start in stride(from: 0, to: cells.count, by: 4) {
      totals.0 += cells[start].answers + cells[start + 1].answers
      totals.1 += cells[start + 2].answers + cells[start + 3].answers
    }
    guard totals.0 > 0, totals.1 > 0 else { return nil }
    var parts = ChangeParts()
    for start in stride(from: 0, to: cells.count, by: 4) {
      let (before, after) = (cells[start] + cells[start + 1], cells[start + 2] + cells[start + 3])
      let shares = (before.answers / totals.0, after.answers / totals.1)
      // A role heard in one wave only has one score: the mix alone changed.
      guard let old = before.mean ?? after.mean, let new = after.mean ?? before.mean else {
        continue
      }
      parts.roleMix += (shares.1 - shares.0) * (old + new) / 2
      let weight = (shares.0 + shares.1) / 2
      if let stayedBefore = cells[start].mean, let stayedAfter = cells[start + 2].mean {
        parts.samePeople += weight * (stayedAfter - stayedBefore)
        parts.joined += weight * (new - stayedAfter)
        parts.left += weight * (stayedBefore - old)
      } else {
        // Nobody of this role stayed: those who joined and left share its change.
        parts.joined += weight * (new - old) / 2
        parts.left += weight * (new - old) / 2
      }
    }
    return parts
  }
}
