import Statistics
import Tables

/// The ratings of both sides in the accounts and waves that both rated.
struct SidePairing {
  let customers: RatingSide
  let staff: RatingSide
  let isByWave: Bool
  /// The waves that both rated, as they followed each other; empty when waves are not paired.
  let waves: [String]
  /// The accounts that both rated, in order of appearance.
  let accounts: [Int]
  private let all: (customers: RatingSide, staff: RatingSide)

  /// An account in a wave.
  private struct Cell: Hashable {
    let account: Int
    let wave: String?
  }

  init(customers: RatingSide, staff: RatingSide) {
    let byWave = customers.hasWaves && staff.hasWaves
    func cells(_ side: RatingSide) -> [Cell?] {
      side.values.indices.map { row in
        if byWave, side.waves[row] == nil { return nil }
        return Cell(account: side.accounts[row], wave: byWave ? side.waves[row] : nil)
      }
    }
    let (a, b) = (cells(customers), cells(staff))
    let shared = Set(a.compactMap { $0 }).intersection(b.compactMap { $0 })
    func kept(_ cells: [Cell?]) -> [Int] {
      cells.indices.filter { cells[$0].map(shared.contains) ?? false }
    }
    self.customers = customers.keeping(kept(a))
    self.staff = staff.keeping(kept(b))
    all = (customers, staff)
    isByWave = byWave
    let rated = Set(shared.compactMap(\.wave))
    waves = (customers.order?.names ?? []).filter(rated.contains)
    accounts = Set(shared.map(\.account)).sorted()
  }

  /// One side's figure of each account, in the order of `accounts`, each wave of it one vote.
  func figures(_ side: RatingSide, isFixed: Bool = false) -> [SideFigure] {
    let noise = self.noise(side)
    return rows(side).map { rows in
      let weights = weights(side, rows)
      let mean = zip(rows, weights).reduce(0) { $0 + side.values[$1.0] * $1.1 }
      return SideFigure(
        mean: mean, count: rows.count,
        error: noise?.error(weights: weights, people: rows.map { side.people[$0] }))
    }
  }

  /// The net score of each account on −100…100, each wave of it one vote.
  func netScores(_ side: RatingSide) -> [Double] {
    rows(side).map { rows in
      zip(rows, weights(side, rows)).reduce(0) { sum, pair in
        let value = side.values[pair.0]
        return sum + pair.1 * (value >= 9 ? 100 : value >= 7 ? 0 : -100)
      }
    }
  }

  /// How answers of one account scatter about its mean, differences of the waves taken out.
  func noise(_ side: RatingSide) -> NestedNoise? {
    var sums: [String: (Double, Double)] = [:]
    for row in side.values.indices {
      let key = isByWave ? side.waves[row] ?? "" : ""
      let (sum, count) = sums[key] ?? (0, 0)
      sums[key] = (sum + side.values[row], count + 1)
    }
    let centred = side.values.indices.map { row -> Double in
      let (sum, count) = sums[isByWave ? side.waves[row] ?? "" : ""] ?? (0, 1)
      return side.values[row] - sum / count
    }
    return NestedNoise(values: centred, units: side.accounts, people: side.people)
  }

  /// The mean of each account that both sides rated in a wave.
  func pairs(in wave: String) -> [(first: Double, second: Double)] {
    func means(_ side: RatingSide) -> [Int: Double] {
      var sums: [Int: (Double, Double)] = [:]
      for row in side.values.indices where side.waves[row] == wave {
        let (sum, count) = sums[side.accounts[row]] ?? (0, 0)
        sums[side.accounts[row]] = (sum + side.values[row], count + 1)
      }
      return sums.mapValues { $0.0 / $0.1 }
    }
    let (a, b) = (means(staff), means(customers))
    return accounts.compactMap { account in
      guard let first = a[account], let second = b[account] else { return nil }
      return (first, second)
    }
  }

  private func rows(_ side: RatingSide) -> [[Int]] {
    var rows: [Int: [Int]] = [:]
    for (row, account) in side.accounts.enumerated() { rows[account, default: []].append(row) }
    return accounts.map { rows[$0] ?? [] }
  }

  private func weights(_ side: RatingSide, _ rows: [Int]) -> [Double] {
    guard isByWave else { return rows.map { _ in 1 / Double(rows.count) } }
    var counts: [String: Double] = [:]
    for row in rows { counts[side.waves[row] ?? "", default: 0] += 1 }
    return rows.map { 1 / (Double(counts.count) * (counts[side.waves[$0] ?? ""] ?? 1)) }
  }

  /// What could not be paired.
  func notes(accounts names: [String], known heard: Set<Int>) -> [Note] {
    var notes: [Note] = []
    let rated = Set(all.staff.accounts)
    func say(_ code: String, _ places: Set<Int>, _ words: (String, String)) {
      guard !places.isEmpty else { return }
      let listed = AccountTableError.named(places.sorted().map { names[$0] })
      notes.append(
        Note(
          code: code,
          sentence: "\(counted(places.count, "account")) "
            + "\(places.count == 1 ? words.0 : words.1): \(listed)."))
    }
    say(
      "rated_not_heard", rated.subtracting(heard),
      ("was rated by staff and never heard", "were rated by staff and never heard"))
    say(
      "heard_not_rated", heard.subtracting(rated),
      ("was heard and never rated by staff", "were heard and never rated by staff"))
    let left = all.customers.values.count - customers.values.count
    let leftStaff = all.staff.values.count - staff.values.count
    if left + leftStaff > 0 {
      notes.append(
        Note(
          code: "unpaired_left_out",
          sentence:
            "\(counted(left, "answer")) and \(counted(leftStaff, "rating")) have no partner "
            + "of the other side in the same account\(isByWave ? " and wave" : "") and were left "
            + "out."))
    }
    if customers.hasWaves != staff.hasWaves {
      notes.append(
        Note(
          code: "not_paired_by_wave",
          sentence:
            "Only the \(customers.hasWaves ? "answers" : "ratings") name a wave, so accounts "
            + "are compared over all waves together: a change between waves looks like a gap."))
    }
    return notes
  }
}
