import LinearAlgebra
import Models
import Reports
import Statistics

/// What the outcome says of the role weights: evidence beside the declared ones, never a choice.
///
/// Churn is explained by the mean of each role of the account, all accounts in which every weighted
/// role was heard, by logistic regression with Firth's penalty. If accounts leave by a weighted score
/// with weights w, the coefficients are in the proportion w.
public struct SupportedWeights: Codable, Sendable, Equatable {
  /// What the evidence comes to.
  public enum Verdict: String, Codable, Sendable {
    /// Too few accounts or events, or shares that may be nearly anything.
    case cannotTell = "cannot_tell"
    /// The declared proportion is refused.
    case contradicts
    /// The shares are known well enough, and the declared proportion is among them.
    case agrees
  }

  /// One role.
  public struct Role: Codable, Sendable, Equatable {
    /// The role.
    public let role: String
    /// Its declared share of the weights.
    public let declared: Double
    /// The odds ratio of leaving for one point more from this role, the others held.
    public let oddsRatio: Double?
    /// Its profile interval.
    public let oddsRatioInterval: Interval?
    /// The shares between 0 and 1 that the penalised likelihood-ratio test does not refuse; nil when
    /// nothing was fitted or all were refused.
    public let supported: Interval?
  }

  /// The accounts with every weighted role and a known outcome.
  public let accounts: Int
  /// Those of them that left.
  public let events: Int
  /// The roles with weight.
  public let roles: [Role]
  /// P of the data when the coefficients are in the declared proportion; nil when not fitted.
  public let pDeclared: Double?
  /// P of the data when no role's score goes with leaving; nil when not fitted.
  public let pNone: Double?
  /// What it comes to.
  public let verdict: Verdict
  /// How many events would do; nil where the verdict is clear.
  public let eventsNeeded: Int?
  /// Why, in a sentence.
  public let sentence: String

  /// The finding: `inconclusive`, `different` or `estimated`.
  public var finding: Remark {
    let code: String =
      switch verdict {
      case .cannotTell: "inconclusive"
      case .contradicts: "different"
      case .agrees: "estimated"
      }
    return Remark(code: code, sentence: sentence)
  }

  /// Shares this wide or less are called known.
  static let widest = 0.5
  /// Below so many events, or so many accounts that stayed, nothing is fitted.
  static let fewestEvents = 5
}

/// Account means by role with the outcome, and what is fitted to them.
struct SupportedWeightsStudy {
  /// The roles with weight: name and share.
  let roles: [(name: String, share: Double)]
  /// Accounts × roles.
  let means: [[Double]]
  /// Whether each account left.
  let left: [Bool]
  let level: Double
}

extension SupportedWeightsStudy {
  /// Takes the accounts in which every weighted role was heard and the outcome is known; nil when
  /// no outcome is known or there are no two weighted roles.
  init?(
    _ programme: Programme, weighting: RoleWeighting, answers: [[ScoredAnswer]], level: Double
  ) {
    let counting = weighting.names.indices.filter { weighting.weights[$0] > 0 }
    guard counting.count >= 2, programme.accounts.contains(where: { $0.churned != nil }) else {
      return nil
    }
    roles = counting.map { (weighting.names[$0], weighting.weights[$0]) }
    self.level = level
    var (means, left) = ([[Double]](), [Bool]())
    for (place, account) in programme.accounts.enumerated() {
      guard let churned = account.churned else { continue }
      // An answer after the account left says nothing of why.
      let own = answers[place].filter { answer in
        guard let end = account.end, let day = answer.day else { return true }
        return day <= end
      }
      let row = counting.map { role -> Double? in
        let values = own.filter { $0.role == role }.map(\.value)
        return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
      }
      guard row.allSatisfy({ $0 != nil }) else { continue }
      means.append(row.compactMap { $0 })
      left.append(churned)
    }
    (self.means, self.left) = (means, left)
  }

  func run() -> SupportedWeights {
    let events = left.count { $0 }
    let rarer = min(events, left.count - events)
    guard rarer >= SupportedWeights.fewestEvents else {
      return refused(
        "\(counted(left.count, "account")) with every weighted role heard and a known outcome, "
          + "\(events) of which left: too few of either kind; some \(10 * roles.count) of each, ten "
          + "for each role, would do", needed: 10 * roles.count)
    }
    let columns = roles.indices.map { role in means.map { $0[role] } }
    do throws(LogisticError) {
      let fit = try fitted(columns)
      let declared = means.map { row in zip(row, roles).reduce(0.0) { $0 + $1.0 * $1.1.share } }
      let contrasted = try fitted([declared] + columns.dropLast())
      let pDeclared = try contrasted.likelihoodRatioTest(
        dropping: (1..<roles.count).map { Self.name($0) }
      ).pValue
      let pNone = try fit.likelihoodRatioTest(
        dropping: roles.indices.map { Self.name($0) }
      ).pValue
      var supported: [(lower: Double, upper: Double)?] = []
      for role in roles.indices { supported.append(try shares(of: role, columns)) }
      // Weights are of a score whose fall goes with leaving; the declared one must point that way.
      let slope = contrasted.coefficients[1]
      return summary(
        fit, pDeclared: pDeclared, pNone: pNone, supported: supported, events: events,
        isReversed: slope >= 0)
    } catch {
      return refused("the model of the outcome cannot be fitted: \(error)", needed: nil)
    }
  }

  private static func name(_ place: Int) -> String { "x\(place)" }

  private func fitted(_ columns: [[Double]]) throws(LogisticError) -> LogisticFit {
    let values = [[Double](repeating: 1, count: left.count)] + columns
    let names = ["intercept"] + columns.indices.map(Self.name)
    return try LogisticRegression().fit(
      x: Matrix(rows: left.count, columns: values.count, values.flatMap { $0 }), y: left,
      names: names)
  }

  /// The shares s = b_r/Σb on a grid of hundredths that the test of b_r = sΣb does not refuse, as their
  /// hull: with γ = (1 − s)b_r − sΣ_o b_o the hypothesis is γ = 0, a column of a turned design.
  private func shares(
    of role: Int, _ columns: [[Double]]
  ) throws(LogisticError) -> (lower: Double, upper: Double)? {
    let others = columns.indices.filter { $0 != role }
    var kept: [Double] = []
    for step in 0...100 {
      let share = Double(step) / 100
      let turned: [[Double]]
      if share <= 0.5 {
        turned =
          [columns[role].map { $0 / (1 - share) }]
          + others.map { o in zip(columns[o], columns[role]).map { $0 + share / (1 - share) * $1 } }
      } else {
        let first = columns[others[0]]
        turned =
          [
            first.map { -$0 / share },
            zip(columns[role], first).map { $0 + (1 - share) / share * $1 },
          ] + others.dropFirst().map { o in zip(columns[o], first).map { $0 - $1 } }
      }
      let p = try fitted(turned).likelihoodRatioTest(dropping: [Self.name(0)]).pValue
      if p != nil, !isSignificant(p, level: level) { kept.append(share) }
    }
    guard let lower = kept.first, let upper = kept.last else { return nil }
    return (lower, upper)
  }

  private func summary(
    _ fit: LogisticFit, pDeclared: Double?, pNone: Double?,
    supported: [(lower: Double, upper: Double)?], events: Int, isReversed: Bool
  ) -> SupportedWeights {
    let profiles = roles.indices.map { fit.profile(of: Self.name($0), level: level) }
    let rows = roles.indices.map { place in
      let profile = profiles[place]
      return SupportedWeights.Role(
        role: roles[place].name, declared: roles[place].share,
        oddsRatio: exponential(profile.coefficient),
        oddsRatioInterval: Interval(
          lower: profile.interval.lower.map { exponential($0) },
          upper: profile.interval.upper.map { exponential($0) }, level: level,
          method: profile.interval.method),
        supported: supported[place].map {
          Interval(lower: $0.lower, upper: $0.upper, level: level, method: "share_likelihood_ratio")
        })
    }
    let widths = supported.map { $0.map { $0.upper - $0.lower } ?? 1 }
    let widest = widths.max() ?? 1
    let goes = isSignificant(pNone, level: level)
    let outside = rows.filter { role in
      guard let own = role.supported, let lower = own.lower, let upper = own.upper else {
        return true
      }
      // The grid has hundredths; a share is outside when the whole hundredth beside it is refused.
      return role.declared < lower - 0.01 || role.declared > upper + 0.01
    }.map(\.role)
    let verdict: SupportedWeights.Verdict
    if isReversed || !goes {
      verdict = .cannotTell
    } else if isSignificant(pDeclared, level: level) {
      verdict = .contradicts
    } else {
      verdict = widest <= SupportedWeights.widest && outside.isEmpty ? .agrees : .cannotTell
    }
    let growth = (widest / SupportedWeights.widest) * (widest / SupportedWeights.widest)
    // Twice the events are the least to ask for where the ones there are do not do.
    let needed =
      verdict == .cannotTell && !(isReversed && goes)
      ? Int(
        (Double(events) * max(goes && widest > SupportedWeights.widest ? 1 : 2, growth)).rounded(
          .up))
      : nil
    let why =
      if !goes {
        "no role's score goes with leaving by more than chance"
      } else if isReversed {
        "accounts of a higher weighted score leave more often, not less, so that no weights make a "
          + "score of who stays; look for what moves both"
      } else if widest > SupportedWeights.widest {
        "a role's share of the weights is open by more than half (\(shares(rows)))"
      } else {
        "the declared proportion is not refused as a whole, but alone the share of "
          + "\(outside.joined(separator: ", ")) is (\(shares(rows)))"
      }
    return SupportedWeights(
      accounts: left.count, events: events, roles: rows, pDeclared: pDeclared, pNone: pNone,
      verdict: verdict, eventsNeeded: needed,
      sentence: sentence(
        verdict, rows, why: why, needed: needed, pDeclared: pDeclared, events: events))
  }

  private func sentence(
    _ verdict: SupportedWeights.Verdict, _ rows: [SupportedWeights.Role], why: String, needed: Int?,
    pDeclared: Double?, events: Int
  ) -> String {
    let basis = "\(events) of \(counted(left.count, "account")) left"
    let p = "p \(Format.pValue(pDeclared))"
    switch verdict {
    case .cannotTell:
      let more = needed.map { " Some \($0) or more that left would be needed;" } ?? ""
      return "The outcome cannot tell which weights are right (\(basis)): \(why).\(more) "
        + (more.isEmpty ? "The" : "the") + " declared weights stand as they are."
    case .contradicts:
      return "The outcome speaks against the declared proportion of weights (\(basis), \(p)): "
        + shares(rows) + ". That is evidence, not a choice: the list keeps the declared weights."
    case .agrees:
      return "The outcome agrees with the declared proportion of weights (\(basis), \(p)): "
        + shares(rows) + "."
    }
  }

  private func shares(_ rows: [SupportedWeights.Role]) -> String {
    rows.map { row in
      let interval =
        row.supported.map {
          Format.interval($0.lower, $0.upper, as: .percent)
        } ?? "no share"
      return "\(row.role) \(interval) against \(Format.percent(row.declared)) declared"
    }.joined(separator: ", ")
  }

  private func refused(_ why: String, needed: Int?) -> SupportedWeights {
    SupportedWeights(
      accounts: left.count, events: left.count { $0 },
      roles: roles.map {
        SupportedWeights.Role(
          role: $0.name, declared: $0.share, oddsRatio: nil, oddsRatioInterval: nil, supported: nil)
      }, pDeclared: nil, pNone: nil, verdict: .cannotTell, eventsNeeded: needed,
      sentence: "The outcome cannot tell which weights are right: \(why).")
  }
}
