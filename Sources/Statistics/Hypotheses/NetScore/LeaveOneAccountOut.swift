/// A comparison without one account.
public struct WithoutAccount: Codable, Sendable, Equatable {
  /// The group that the account belongs to: 0 the first, 1 the second; nil when it is in both waves.
  public let group: Int?
  /// The account's place in the list that was given.
  public let index: Int
  /// The difference without it; nil when a side is left empty.
  public let estimate: Double?
  /// The p-value without it; nil where the rest is described, not estimated.
  public let pValue: Double?
  /// The verdict without it.
  public let verdict: DifferenceVerdict

  fileprivate init(
    group: Int?, index: Int, _ first: [NetScoreCounts], _ second: [NetScoreCounts],
    _ comparison: ScoreDifference?, _ judge: DifferenceJudge
  ) {
    self.group = group
    self.index = index
    let (m1, m2) = (NetScoreCounts(summing: first).score, NetScoreCounts(summing: second).score)
    estimate = m1.flatMap { m1 in m2.map { m1 - $0 } }
    pValue = comparison?.pValue()
    verdict = judge.verdict(comparison)
  }
}

extension ClusteredScoreDifference {
  /// The comparison without each account in turn, those without answers left out.
  public static func withoutEachAccount(
    _ first: [NetScoreCounts], _ second: [NetScoreCounts], judge: DifferenceJudge
  ) -> [WithoutAccount] {
    let firsts = first.indices.filter { first[$0].total > 0 }.map { index in
      let rest = without(index, first)
      return WithoutAccount(
        group: 0, index: index, rest, second, statistic(rest, second), judge)
    }
    let seconds = second.indices.filter { second[$0].total > 0 }.map { index in
      let rest = without(index, second)
      return WithoutAccount(group: 1, index: index, first, rest, statistic(first, rest), judge)
    }
    return firsts + seconds
  }
}

extension WaveScoreDifference {
  /// The comparison without each account in turn, those without answers left out.
  public static func withoutEachAccount(
    _ accounts: [WaveAnswers], judge: DifferenceJudge
  ) -> [WithoutAccount] {
    accounts.indices.filter { accounts[$0].answered }.map { index in
      let rest = without(index, accounts)
      return WithoutAccount(
        group: nil, index: index, rest.map(\.current), rest.map(\.previous), statistic(rest), judge)
    }
  }
}

private func without<Element>(_ index: Int, _ elements: [Element]) -> [Element] {
  Array(elements[..<index] + elements[(index + 1)...])
}
