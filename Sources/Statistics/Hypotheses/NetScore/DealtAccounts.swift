/// How far apart the scores of groups are: all of them, and the two that differ most.
struct ScoreSpread: Sendable, Equatable {
  /// Σ(m_k − m̂)²/V_k, m̂ the mean of the scores m_k weighted with 1/V_k.
  var overall: Double
  /// The largest |m_k − m_l|/√(V_k + V_l).
  var largest: Double
}

/// The accounts of several groups, ready to be dealt to the groups in other ways.
struct DealtAccounts: Sendable {
  /// The group of each account.
  let labels: [Int32]
  private let sizes: [Double]
  private let sums: [Double]
  private let groups: Int
  /// The variance of an account's residual sum when all groups are alike.
  private let common: Double

  /// Nil unless two groups or more have answers.
  init?(_ accounts: [[NetScoreCounts]]) {
    var (labels, sizes, sums) = ([Int32](), [Double](), [Double]())
    for (group, members) in accounts.enumerated() {
      for member in members where member.total > 0 {
        labels.append(Int32(group))
        sizes.append(member.total)
        sums.append(member.promoters - member.detractors)
      }
    }
    guard Set(labels).count >= 2, Set(labels).count == accounts.count else { return nil }
    groups = accounts.count
    self.labels = labels
    self.sizes = sizes
    self.sums = sums
    let mean = sums.reduce(0, +) / sizes.reduce(0, +)
    let squares = zip(sums, sizes).reduce(0) {
      $0 + ($1.0 - $1.1 * mean) * ($1.0 - $1.1 * mean)
    }
    common = squares / Double(max(1, labels.count - 1))
  }

  /// One group's totals: accounts, answers, their sum, and what the variance is made of.
  private struct Totals {
    var accounts = 0.0
    var answers = 0.0
    var sum = 0.0
    var squaredSums = 0.0
    var products = 0.0
    var squaredSizes = 0.0
  }

  /// The statistics when account i is in group `labels[i]`.
  func statistics(
    _ labels: [Int32]
  ) -> (spread: ScoreSpread, pairs: [(first: Int, second: Int, statistic: Double)]) {
    var totals = [Totals](repeating: Totals(), count: groups)
    for (index, label) in labels.enumerated() {
      let (size, sum) = (sizes[index], sums[index])
      totals[Int(label)].accounts += 1
      totals[Int(label)].answers += size
      totals[Int(label)].sum += sum
      totals[Int(label)].squaredSums += sum * sum
      totals[Int(label)].products += sum * size
      totals[Int(label)].squaredSizes += size * size
    }
    let scores = totals.map { $0.sum / $0.answers }
    let variances = totals.map(variance)
    let weight = variances.reduce(0) { $0 + 1 / $1 }
    let centre = zip(scores, variances).reduce(0) { $0 + $1.0 / $1.1 } / weight
    let overall = zip(scores, variances).reduce(0) {
      $0 + ($1.0 - centre) * ($1.0 - centre) / $1.1
    }
    var pairs: [(first: Int, second: Int, statistic: Double)] = []
    pairs.reserveCapacity(groups * (groups - 1) / 2)
    var largest = 0.0
    for second in 0..<groups {
      for first in (second + 1)..<max(second + 1, groups) {
        let statistic =
          abs(scores[first] - scores[second]) / (variances[first] + variances[second]).squareRoot()
        largest = max(largest, statistic)
        pairs.append((first, second, statistic))
      }
    }
    return (ScoreSpread(overall: overall, largest: largest), pairs)
  }

  /// The cluster-robust variance of a group's score; of a single account, that which all accounts
  /// have when groups are alike. Where all agree it is not zero: one answer in n may yet differ.
  private func variance(_ group: Totals) -> Double {
    let n = group.answers
    var squares = group.accounts * common
    if group.accounts > 1 {
      let mean = group.sum / n
      let residual =
        group.squaredSums - 2 * mean * group.products + mean * mean * group.squaredSizes
      squares = residual * group.accounts / (group.accounts - 1)
    }
    return max(squares, 1) / (n * n)
  }

  /// The statistics of every arrangement.
  func enumerated(_ arrangements: LabelArrangements) -> [ScoreSpread] {
    var arrangement = arrangements
    var values: [ScoreSpread] = []
    repeat { values.append(statistics(arrangement.labels).spread) } while arrangement.advance()
    return values
  }
}
