import Models
import Statistics

/// How far the roles of one account are apart, and whether that could be chance.
public struct RoleGap: Codable, Sendable, Equatable {
  /// The role that scores highest.
  public let highest: String
  /// The role that scores lowest.
  public let lowest: String
  /// The difference of their means, in points of 0–10.
  public let difference: Double
  /// P of a gap as large when roles make no difference, over all ways in which the account's answers
  /// could have fallen to its people; nil when even the largest gap could not be told from chance.
  public let pValue: Double?
  /// The same after Holm's correction over the accounts that could be tested; nil as above.
  public let pAdjusted: Double?
}

extension RoleGap {
  /// Beyond this many arrangements they are drawn rather than listed.
  static let mostArrangements = 100_000.0
  /// How many are drawn then.
  static let draws = 9_999

  /// The gap of an account; nil when fewer than two roles answered.
  /// - Parameters:
  ///   - level: a test whose smallest possible p lies above 1 − level is none.
  ///   - stream: the stream of random draws, where there are too many arrangements.
  init?(_ answers: [ScoredAnswer], names: [String], level: Double, seed: UInt64, stream: Int) {
    var sums = [Double](repeating: 0, count: names.count)
    var sizes = [Int](repeating: 0, count: names.count)
    for answer in answers {
      sums[answer.role] += answer.value
      sizes[answer.role] += 1
    }
    let roles = names.indices.filter { sizes[$0] > 0 }
    guard roles.count >= 2 else { return nil }
    let means = roles.map { sums[$0] / Double(sizes[$0]) }
    let top = means.indices.max { means[$0] < means[$1] } ?? 0
    // Where all means agree the two roles named are still two.
    let bottom = means.indices.filter { $0 != top }.min { means[$0] < means[$1] } ?? 0
    highest = names[roles[top]]
    lowest = names[roles[bottom]]
    difference = means[top] - means[bottom]
    pValue = RoleArrangements(
      values: answers.map(\.value), sizes: roles.map { sizes[$0] }
    ).pValue(of: difference, level: level, seed: seed, stream: stream)
    pAdjusted = nil
  }

  private init(_ gap: RoleGap, pAdjusted: Double?) {
    highest = gap.highest
    lowest = gap.lowest
    difference = gap.difference
    pValue = gap.pValue
    self.pAdjusted = pAdjusted
  }

  /// The gaps with p-values corrected over all accounts that could be tested.
  static func corrected(_ gaps: [RoleGap?]) -> [RoleGap?] {
    let adjusted = PValueAdjustment.holm.adjusted(gaps.map { $0?.pValue })
    return zip(gaps, adjusted).map { gap, p in gap.map { RoleGap($0, pAdjusted: p) } }
  }
}
