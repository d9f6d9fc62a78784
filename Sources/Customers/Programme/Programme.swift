import Statistics
import Tables

/// Answers, invitations, accounts and alerts of a feedback programme, brought together.
///
/// Accounts, people, roles and waves are places in the lists of names, so that figures over many
/// thousands of answers stay cheap.
public struct Programme: Sendable, Equatable {
  /// The accounts: those of the accounts file in its order, then others as they appear.
  public let accounts: [ProgrammeAccount]
  /// The people who were invited or answered, as the files name them.
  public let people: [String]
  /// The roles, in the order of the project where it lists them, then as they appear.
  public let roles: [String]
  /// The waves, in natural order; empty when nothing names them.
  public let waves: [String]
  /// The answers, in the order of their file.
  public let answers: [ProgrammeAnswer]
  /// The invitations, in the order of their file; nil when it is not known who was invited.
  public let invitations: [ProgrammeInvitation]?
  /// The alerts, in the order of their file; nil when there is no file of them.
  public let alerts: [ProgrammeAlert]?
  /// The table of the answers that `row` of an answer counts in.
  public let answersTable: Table
  /// The table of the accounts; nil when there is none.
  public let accountsTable: Table?
  /// Which columns were taken for what, by file.
  public let choices: [ProjectFile.Kind: [ColumnChoice]]
  /// What did not match, and what else the reader must know.
  public let notes: [Note]
}

/// An account of a programme and what its file says of it.
public struct ProgrammeAccount: Sendable, Equatable {
  /// The account as it is identified: its number where there is one, else its name.
  public let id: String
  /// What people call it.
  public let name: String
  /// Its tier; nil where unknown.
  public let tier: String?
  /// What it pays a year; nil where unknown.
  public let revenue: Double?
  /// How long it has been a customer, in months; nil where unknown.
  public let tenure: Double?
  /// The day it became a customer, since 1970-01-01; nil where unknown.
  public let start: Double?
  /// The day it left, since 1970-01-01; nil where it has not or that is unknown.
  public let end: Double?
  /// Whether it left; nil where unknown.
  public let churned: Bool?
  /// Its row in the accounts file; nil when that does not list it.
  public let row: Int?
}

/// One answer of a programme.
public struct ProgrammeAnswer: Sendable, Equatable {
  /// The row of the answers' table.
  public let row: Int
  /// The account, a place in `Programme.accounts`.
  public let account: Int
  /// The person, a place in `Programme.people`; nil where unknown.
  public let person: Int?
  /// The role, a place in `Programme.roles`, by the answer or else by the person's invitation; nil where
  /// unknown.
  public internal(set) var role: Int?
  /// The wave, a place in `Programme.waves`; nil where unknown.
  public internal(set) var wave: Int?
  /// The day of the answer, since 1970-01-01; nil where unknown.
  public let day: Double?
  /// The likelihood to recommend, 0…10; nil where not answered.
  public let nps: Double?
  /// The invitation it answers, a place in `Programme.invitations`; nil where unknown.
  public internal(set) var invitation: Int?
  /// The part of the customer's organisation, by the answer or else by the person's invitation; nil where
  /// unknown.
  public internal(set) var department: String? = nil
}

/// One invitation of a programme.
public struct ProgrammeInvitation: Sendable, Equatable {
  /// The account, a place in `Programme.accounts`.
  public let account: Int
  /// The person, a place in `Programme.people`; nil where unknown.
  public let person: Int?
  /// The role, a place in `Programme.roles`; nil where unknown.
  public let role: Int?
  /// The wave, a place in `Programme.waves`; nil where unknown.
  public internal(set) var wave: Int?
  /// The day of the invitation, since 1970-01-01; nil where unknown.
  public let day: Double?
  /// The day of the reminder; nil where there was none or that is unknown.
  public let reminded: Double?
  /// The answer to it, a place in `Programme.answers`; nil when it was not answered.
  public internal(set) var answer: Int?
  /// The part of the customer's organisation; nil where unknown.
  public internal(set) var department: String? = nil
}

/// One alert of a programme.
public struct ProgrammeAlert: Sendable, Equatable {
  /// The account, a place in `Programme.accounts`; nil where unknown.
  public let account: Int?
  /// The answer that raised it, a place in `Programme.answers`; nil where unknown.
  public let answer: Int?
  /// The day it was raised, since 1970-01-01; nil where unknown.
  public let raised: Double?
  /// The day it was followed up; nil while open.
  public let followedUp: Double?
  /// Who is to follow it up; nil where unknown.
  public let owner: String?
  /// The row of the alerts file.
  public let row: Int
}
