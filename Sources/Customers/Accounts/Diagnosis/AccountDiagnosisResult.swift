import Models
import Reports
import Statistics

/// One account's page: who was asked, who answered and when, how it scores over time, what happened.
public struct AccountDiagnosisResult: Codable, Sendable, Equatable {
  /// The file of answers, as it was given.
  public let source: String
  /// The row of the list.
  public let account: AccountRow
  /// The wave of that row; nil for all answers.
  public let wave: String?
  /// The confidence level.
  public let level: Double
  /// An account whose standardised score is below this is at risk.
  public let threshold: Double
  /// Who was asked and who answered, by role and by department, over all waves.
  public let groups: [ContactGroup]
  /// The contacts with their answers, the latest first.
  public let contacts: [ContactAnswer]
  /// When answers came.
  public let timing: AnswerTiming?
  /// How often it was asked; nil where invitations are not known.
  public let frequency: ContactFrequency?
  /// The scores over the waves.
  public let waves: [AccountWave]
  /// What happened, with the scores before and after.
  public let events: [AccountEventScores]
  /// The alerts and what became of them; nil where alerts are not known.
  public let alerts: [AccountAlert]?
  /// Where it stands among the accounts of its tier; nil where that cannot be told.
  public let tier: TierStanding?
  /// Before and after the events of all accounts, by kind; empty without events.
  public let effects: [EventEffect]
  /// What the reader must know.
  public let notes: [Note]

  /// Whether the account has a standardised score.
  public var isEstimable: Bool { account.standardized != nil }

  /// What follows: the class of the account.
  public var findings: [Remark] {
    [
      Remark(
        code: account.status.rawValue,
        sentence: "\(account.name) is \(account.status.title): \(account.reason).")
    ]
  }

  /// The notes for a report.
  public var remarks: [Remark] { notes.map { Remark(code: $0.code, sentence: $0.sentence) } }
}

/// Invitations and answers of a role or a department.
public struct ContactGroup: Codable, Sendable, Equatable {
  /// `role` or `department`.
  public let by: String
  /// Which one; nil where unknown.
  public let name: String?
  /// The people asked or heard; nil where nobody is named.
  public let people: Int?
  /// The invitations; nil where it is not known who was invited.
  public let invited: Int?
  /// How many of them were answered.
  public let answered: Int?
  /// The answers with a score.
  public let answers: Int
  /// Their mean; nil without any.
  public let mean: Double?
}

/// One invitation or answer of a person.
public struct ContactAnswer: Codable, Sendable, Equatable {
  /// When an answer came.
  public enum Timing: String, Codable, Sendable {
    /// Before the reminder and within the usual number of days.
    case early
    /// Before any reminder, later than usual.
    case late
    /// After a reminder.
    case afterReminder = "after_reminder"
    /// Not at all.
    case never
  }

  /// The wave; nil where unknown.
  public let wave: String?
  /// The person; nil where unknown.
  public let person: String?
  /// The role; nil where unknown.
  public let role: String?
  /// The department; nil where unknown.
  public let department: String?
  /// The day of the invitation, YYYY-MM-DD; nil where unknown.
  public let invited: String?
  /// The day of the answer; nil without one.
  public let answered: String?
  /// Days from the invitation to the answer.
  public let days: Double?
  /// When it came; nil where days are not known.
  public let timing: Timing?
  /// The answer, 0–10; nil without one.
  public let score: Double?
}

/// When answers came, counted.
public struct AnswerTiming: Codable, Sendable, Equatable {
  /// Half of all answers of the programme that needed no reminder came within so many days.
  public let usualDays: Double
  /// Answers within the usual number of days.
  public let early: Int
  /// Answers later than that, without a reminder.
  public let late: Int
  /// Answers after a reminder.
  public let afterReminder: Int
  /// The median number of days; nil without answers.
  public let medianDays: Double?
}

/// How often an account was asked.
public struct ContactFrequency: Codable, Sendable, Equatable {
  /// The invitations.
  public let invitations: Int
  /// The people invited; nil where nobody is named.
  public let people: Int?
  /// The days on which somebody was invited.
  public let occasions: Int
  /// The median number of days between them; nil with fewer than two.
  public let medianGap: Double?
  /// Invitations per person and year, from the first to the last; nil with fewer than two occasions.
  public let perPersonAndYear: Double?
}

/// The score of an account in one wave.
public struct AccountWave: Codable, Sendable, Equatable {
  /// The wave.
  public let wave: String
  /// The invitations; nil where it is not known who was invited.
  public let invited: Int?
  /// The answers with a score.
  public let answers: Int
  /// Every answer counts once; nil without answers.
  public let plain: AccountScore?
  /// By roles; nil without answers of weight.
  public let weighted: AccountScore?
  /// Standardised and shrunken among all accounts of that wave; nil where the model refuses.
  public let standardized: StandardizedAccount?
}

/// An event with the account's answers before and after.
public struct AccountEventScores: Codable, Sendable, Equatable {
  /// The day, YYYY-MM-DD.
  public let day: String
  /// The kind; nil where unknown.
  public let kind: String?
  /// What else is known.
  public let detail: String?
  /// The mean of the last wave answered before it; nil without one.
  public let before: Double?
  /// The mean of the first wave answered after it.
  public let after: Double?
  /// After less before.
  public let change: Double?
}

/// An alert and what became of it.
public struct AccountAlert: Codable, Sendable, Equatable {
  /// The day it was raised, YYYY-MM-DD; nil where unknown.
  public let raised: String?
  /// The person whose answer raised it; nil where unknown.
  public let person: String?
  /// The answer; nil where unknown.
  public let score: Double?
  /// The day it was followed up; nil while open.
  public let followedUp: String?
  /// Days to the follow-up; nil while open.
  public let days: Double?
}

/// Where an account stands among those of its tier.
public struct TierStanding: Codable, Sendable, Equatable {
  /// The tier.
  public let tier: String
  /// The accounts of the tier with a standardised score, this one included.
  public let accounts: Int
  /// Its rank among them by standardised score, 1 for the highest.
  public let rank: Int
  /// The mean standardised score of the others.
  public let others: Double
  /// This account less the others.
  public let difference: Double
  /// Its interval by t, errors of accounts taken as independent: those they share through the levels
  /// of roles cancel, so that it errs to the wide side.
  public let interval: Interval
}
