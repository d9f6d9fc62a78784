import Tables

/// What a column of a survey file is for.
public enum ColumnPurpose: String, Codable, Sendable, CaseIterable {
  /// The answer to the likelihood-to-recommend question, 0…10.
  case netPromoter = "nps"
  /// The answer to the satisfaction question.
  case satisfaction = "csat"
  /// The answer to the effort question.
  case effort = "ces"
  /// The customer that the answer belongs to.
  case account
  /// The person who answered.
  case respondent
  /// The stakeholder group of the person.
  case role
  /// The survey wave.
  case wave
  /// What the account pays.
  case revenue
  /// The day on which the account became a customer.
  case start
  /// The day on which the account left.
  case end
  /// Whether the account left.
  case churned
  /// How long the account has been, or was, a customer, in months.
  case tenure

  /// Headers that name this purpose, letters and digits only, the surest first.
  private var headers: [String] {
    switch self {
    case .netPromoter:
      [
        "nps", "npsscore", "npsrating", "ltr", "likelihoodtorecommend", "likelytorecommend",
        "recommend", "recommendation", "netpromoterscore", "score", "rating",
      ]
    case .satisfaction:
      [
        "csat", "csatscore", "satisfaction", "overallsatisfaction", "customersatisfaction",
        "satisfactionscore", "osat", "score", "rating",
      ]
    case .effort:
      ["ces", "cesscore", "effort", "customereffort", "effortscore", "ease", "score", "rating"]
    case .account:
      [
        "accountid", "account", "accountname", "customerid", "customernumber", "customer",
        "customername", "companyid", "company", "companyname", "clientid", "client",
        "organisation", "organization",
      ]
    case .respondent:
      [
        "respondentid", "respondent", "contactid", "contact", "personid", "email", "emailaddress",
        "userid",
      ]
    case .role:
      ["role", "jobrole", "joblevel", "stakeholder", "stakeholdergroup", "position", "jobtitle"]
    case .revenue:
      [
        "arr", "revenue", "annualrevenue", "annualrecurringrevenue", "recurringrevenue", "mrr",
        "acv",
      ]
    case .wave: ["wave", "surveywave", "period", "halfyear", "quarter"]
    case .start:
      [
        "customersince", "startdate", "start", "contractstart", "signupdate", "signedup", "joined",
        "joindate", "firstorder", "onboarded", "activatedat", "createdat",
      ]
    case .end:
      [
        "churndate", "churnedat", "churnedon", "cancellationdate", "canceldate", "cancelledat",
        "canceledat", "enddate", "end", "contractend", "leftat", "lostdate", "terminationdate",
      ]
    case .churned:
      ["churned", "churn", "ischurned", "haschurned", "left", "lost", "cancelled", "canceled"]
    case .tenure: ["tenuremonths", "tenure", "monthsascustomer", "customermonths", "months"]
    }
  }

  /// Words that a question text used as a header holds together.
  private var questionWords: [[String]] {
    switch self {
    case .netPromoter: [["recommend", "likely"], ["recommend", "likelihood"]]
    case .satisfaction: [["satisfied"], ["satisfaction"]]
    case .effort: [["easy"], ["effort"]]
    default: []
    }
  }

  /// The columns that could serve this purpose, the surest first.
  func candidates(in table: Table) -> [String] {
    // A column without a single cell serves only where no other does.
    let filled = table.columns.filter { $0.presentCount > 0 }
    let known = candidates(in: filled)
    return known.isEmpty ? candidates(in: table.columns) : known
  }

  /// By a header of its own, then by what the file says that a column is about, then by a header
  /// that any score could have.
  private func candidates(in columns: [Column]) -> [String] {
    let names = named(in: columns.map(\.name))
    let sure = names.filter { !Self.anyScore.contains(Self.plain($0)) }
    var found = sure
    for name in labelled(in: columns) + names where !found.contains(name) { found.append(name) }
    return found
  }

  /// Headers that say only that there is some score.
  private static let anyScore: Set<String> = ["score", "rating"]

  /// The columns whose label names this purpose or, where it can be an answer, asks its question.
  private func labelled(in columns: [Column]) -> [String] {
    let described = columns.filter { $0.label != nil }
    let plain = described.map { Self.plain($0.label ?? "") }
    var found: [String] = []
    for header in headers {
      for index in described.indices where plain[index] == header {
        found.append(described[index].name)
      }
    }
    for words in questionWords {
      for index in described.indices
      where plain[index].count >= 12 && words.allSatisfy({ plain[index].contains($0) })
        && (described[index].kind != .text || described[index].codes != nil)
        && !found.contains(described[index].name)
      {
        found.append(described[index].name)
      }
    }
    return found
  }

  /// Whether a column was recognised by its label and not by its header.
  func knowsByLabel(_ column: String, in table: Table) -> Bool {
    !named(in: [column]).contains(column) && labelled(in: table.columns).contains(column)
  }

  private func named(in names: [String]) -> [String] {
    let plain = names.map(Self.plain)
    var found: [String] = []
    for header in headers {
      for index in names.indices where plain[index] == header { found.append(names[index]) }
    }
    for words in questionWords {
      for index in names.indices
      where words.allSatisfy({ plain[index].contains($0) }) && !found.contains(names[index])
        && plain[index].count >= 12
      {
        found.append(names[index])
      }
    }
    return found
  }

  private static func plain(_ header: String) -> String {
    String(
      header.lowercased().unicodeScalars.filter {
        $0.properties.isAlphabetic || ("0"..."9").contains($0)
      })
  }
}

/// A column and why it was taken.
public struct ColumnChoice: Codable, Sendable, Equatable {
  /// What the column is for.
  public let purpose: ColumnPurpose
  /// The name of the column in the file.
  public let column: String
  /// Whether the name was given; otherwise it was recognised by its header.
  public let given: Bool
  /// Other columns that could have served.
  public let others: [String]

  /// Finds the column for a purpose.
  /// - Parameters:
  ///   - purpose: what it is for
  ///   - given: the name that the user gave; nil to recognise it by its header
  ///   - table: the file
  /// - Returns: nil when no name was given and no header is recognised.
  /// - Throws: `TableError.unknownColumn` with near names when the given name is not there.
  public static func find(
    _ purpose: ColumnPurpose, given: String?, in table: Table
  ) throws(TableError) -> ColumnChoice? {
    if let given {
      return ColumnChoice(
        purpose: purpose, column: try table.column(given).name, given: true, others: [])
    }
    let found = purpose.candidates(in: table)
    return found.first.map {
      ColumnChoice(purpose: purpose, column: $0, given: false, others: Array(found.dropFirst()))
    }
  }
}
