import Probability

/// Answers of one account that correlate: a Pólya urn of latent satisfactions on 0…1.
///
/// Each answer is a fresh uniform draw or a copy of an earlier one, so that any two answers of the
/// account agree with probability ρ beyond chance. The same urn as that of `ClusteredCoverage`, kept
/// as latent values so that two waves with different truths can draw from one urn.
struct AccountUrn {
  /// The intraclass correlation.
  let correlation: Double
  private(set) var satisfactions: [Double] = []

  init(correlation: Double) {
    self.correlation = correlation
  }

  /// Draws `count` more answers, counted under a truth.
  mutating func draw(
    _ count: Int, _ truth: NetScoreTruth, _ generator: inout Philox
  ) -> NetScoreCounts {
    var (minus, zero, plus) = (0, 0, 0)
    for _ in 0..<count {
      let value = next(&generator)
      if value < truth.detractors {
        minus += 1
      } else if value >= 1 - truth.promoters {
        plus += 1
      } else {
        zero += 1
      }
    }
    return NetScoreCounts(detractors: minus, passives: zero, promoters: plus)
  }

  /// Draws `count` more answers on a scale whose points have these probabilities, lowest first.
  mutating func draw(_ count: Int, shares: [Double], _ generator: inout Philox) -> [Double] {
    var counts = [Double](repeating: 0, count: shares.count)
    for _ in 0..<count {
      var rest = next(&generator)
      var point = 0
      while point < shares.count - 1, rest >= shares[point] {
        rest -= shares[point]
        point += 1
      }
      counts[point] += 1
    }
    return counts
  }

  /// One more latent satisfaction, fresh or a copy of an earlier one.
  private mutating func next(_ generator: inout Philox) -> Double {
    let answered = Double(satisfactions.count)
    // A copy with probability ρj/(1 + ρ(j − 1)) after j answers gives correlation ρ.
    let copied = correlation * answered / (1 + correlation * (answered - 1))
    let isCopy = answered > 0 && generator.uniform() < copied
    let value =
      isCopy ? satisfactions[generator.below(satisfactions.count)] : generator.uniform()
    satisfactions.append(value)
    return value
  }
}

/// How many accounts a simulated group has, and how many answers each gives.
public struct AccountGroup: Codable, Sendable, Equatable {
  /// The answers of each account.
  public enum Sizes: Codable, Sendable, Equatable {
    /// As in the simulations of one score.
    case like(AccountSizes)
    /// Uniform between two numbers.
    case between(Int, Int)
    /// These, one per account, in every programme.
    case exactly([Int])
  }

  /// The number of accounts.
  public let accounts: Int
  /// The answers of each account.
  public let sizes: Sizes

  /// Makes a group.
  public init(accounts: Int, sizes: Sizes) {
    precondition(accounts >= 1, "a group of \(accounts) accounts")
    if case .between(let fewest, let most) = sizes {
      precondition(fewest >= 1 && most >= fewest, "accounts of \(fewest) to \(most) answers")
    }
    if case .exactly(let own) = sizes {
      precondition(
        own.count == accounts && own.allSatisfy { $0 >= 1 },
        "\(own.count) sizes, the least \(own.min() ?? 0), for \(accounts) accounts")
    }
    self.accounts = accounts
    self.sizes = sizes
  }

  /// The sizes of one simulated programme.
  func draw(_ generator: inout Philox) -> [Int] {
    switch sizes {
    case .like(let sizes): sizes.draw(accounts, &generator)
    case .between(let fewest, let most):
      (0..<accounts).map { _ in fewest + generator.below(most - fewest + 1) }
    case .exactly(let own): own
    }
  }

  /// One simulated programme: the counted answers of each account.
  func programme(
    _ truth: NetScoreTruth, intraclassCorrelation: Double, _ generator: inout Philox
  ) -> [NetScoreCounts] {
    if case .like(let sizes) = sizes {
      return ClusteredCoverage(
        accounts: accounts, intraclassCorrelation: intraclassCorrelation, sizes: sizes
      ).programme(truth, &generator)
    }
    return draw(&generator).map { size in
      var urn = AccountUrn(correlation: intraclassCorrelation)
      return urn.draw(size, truth, &generator)
    }
  }
}
