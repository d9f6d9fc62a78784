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
  /// The kind of customer that guidelines and targets are set for.
  case tier
  /// The day of the answer.
  case answered
  /// The day of the invitation.
  case invited
  /// The day of the reminder.
  case reminded
  /// The number or name of an answer, which alerts refer to.
  case answer
  /// The day on which an alert was raised.
  case raised
  /// The day on which an alert was followed up.
  case followedUp = "followed_up"
  /// The part of the customer's organisation that a person works in.
  case department

  /// The questions whose answers are scores.
  static let scores: Set<ColumnPurpose> = [.netPromoter, .satisfaction, .effort]

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
    case .tier: ["tier", "accounttier", "customertier", "segment", "class", "category"]
    case .answered:
      [
        "respondedat", "responsedate", "answeredat", "answerdate", "dateanswered", "submittedat",
        "submissiondate", "datesubmitted", "submitted", "completedat", "completiondate",
        "surveydate", "responsetime", "timestamp", "date", "createdat",
      ]
    case .invited:
      [
        "invitedat", "invitationdate", "inviteddate", "invitedate", "invitedon", "dateinvited",
        "invitesentat", "invitationsentat", "surveysentat", "sentat", "sentdate", "senddate",
        "senton", "datesent", "mailedat", "emailedat", "deliveredat",
      ]
    case .reminded: ["remindedat", "reminderdate", "remindersentat", "remindedon", "reminder"]
    case .answer: ["responseid", "answerid", "response", "surveyresponseid"]
    case .raised:
      ["raisedat", "raisedon", "alertdate", "alertedat", "createdat", "openedat", "date"]
    case .followedUp:
      [
        "followedupat", "followedupon", "followupdate", "followup", "closedat", "resolvedat",
        "closedon", "resolvedon",
      ]
    case .department: ["department", "function", "team", "businessunit", "division"]
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
    if let declared = table.declared[rawValue] { return [declared] }
    // A column without a single cell serves only where no other does.
    let filled = table.columns.filter(\.hasCells)
    let named = named(in: filled.map(\.name))
    return named.isEmpty ? self.named(in: table.columnNames) : named
  }

  /// The surest column for this purpose that holds dates; nil when there is none.
  func date(in table: Table) -> String? {
    candidates(in: table).first { (try? table.column($0).kind) == .date }
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

  /// The names that are a slip of the pen away from a header of this purpose.
  func nearMisses(among names: [String]) -> [String] {
    names.filter { name in
      let plain = Array(Self.plain(name).unicodeScalars)
      guard plain.count >= 4 else { return false }
      return headers.contains { header in
        let known = Array(header.unicodeScalars)
        guard known.count >= 4, known != plain, abs(known.count - plain.count) <= 2 else {
          return false
        }
        let slips = NearNames.editDistance(plain, known)
        return slips == 1 || (slips == 2 && min(plain.count, known.count) >= 9)
      }
    }
  }

  private static func plain(_ header: String) -> String {
    String(
      header.lowercased().unicodeScalars.filter {
        $0.properties.isAlphabetic || ("0"..."9").contains($0)
      })
  }
}

extension Column {
  /// Whether any cell holds something; the first that does settles it.
  var hasCells: Bool {
    switch kind {
    case .empty: false
    case .text: labels.codes.contains { $0 >= 0 }
    case .number, .date: numberView.contains { $0 != nil }
    }
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
