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
  /// Who looks after something, such as following up an alert.
  case owner

  /// The questions whose answers are scores.
  static let scores: Set<ColumnPurpose> = [.netPromoter, .satisfaction, .effort]

  /// Whether its cells are days.
  package var isDate: Bool {
    switch self {
    case .start, .end, .answered, .invited, .reminded, .raised, .followedUp: true
    default: false
    }
  }

  /// The columns that could serve this purpose, the surest first.
  ///
  /// What is known of the tool that wrote the file comes before what headers say.
  func candidates(in table: Table) -> [String] {
    if let declared = table.declared[rawValue] { return [declared] }
    return recognized(in: table)
  }

  /// The columns that are known or named to serve this purpose, whatever a project declares.
  func recognized(in table: Table) -> [String] {
    let open = table.columns.filter { !table.roles.idle.contains($0.name) && suits($0, table) }
    if let known = table.roles.columns[rawValue], table.hasColumn(known) {
      // An account may go by its number in one file and by its name in another.
      return [known] + (self == .account ? named(open).filter { $0 != known } : [])
    }
    // A column without a single cell serves only where no other does.
    let known = known(open.filter(\.hasCells))
    return known.isEmpty ? self.known(open) : known
  }

  /// By a header of its own, then by what the file says that a column is about, then by a header that
  /// any score could have.
  private func known(_ columns: [Column]) -> [String] {
    let names = named(columns)
    let sure = names.filter { !Self.anyScore.contains(Self.plain($0)) }
    var found = sure
    for name in labelled(columns) + names where !found.contains(name) { found.append(name) }
    return found
  }

  /// The columns whose label names this purpose or, where it can be an answer, asks its question.
  private func labelled(_ columns: [Column]) -> [String] {
    let described = columns.filter { $0.label != nil }
    let labels = described.map { $0.label ?? "" }
    let plain = labels.map(Self.plain)
    var found: [String] = []
    for header in headers {
      for index in described.indices where plain[index] == header {
        found.append(described[index].name)
      }
    }
    for index in matches(questions: labels)
    where (described[index].kind != .text || described[index].codes != nil)
      && !found.contains(described[index].name)
    {
      found.append(described[index].name)
    }
    return found
  }

  /// Whether a column was recognised by its label and not by its header.
  func knowsByLabel(_ column: String, in table: Table) -> Bool {
    guard let column = try? table.column(column) else { return false }
    return named([column]).isEmpty && !labelled([column]).isEmpty
  }

  /// The surest column for this purpose that holds dates; nil when there is none.
  package func date(in table: Table) -> String? {
    candidates(in: table).first { (try? table.column($0).kind) == .date }
  }

  /// Days of answers and invitations are dates, whatever else a column of that name may hold.
  private func suits(_ column: Column, _ table: Table) -> Bool {
    guard isSurveyDate, column.kind != .date else { return true }
    return headers.contains(Self.plain(column.name)) && table.hasAmbiguousDates(column.name)
  }

  private func named(_ columns: [Column]) -> [String] {
    let plain = columns.map { Self.plain($0.name) }
    let bare = isScore ? columns.map { Self.plain(Self.withoutScale($0.name)) } : plain
    var found: [String] = []
    for header in headers {
      for index in columns.indices where plain[index] == header || bare[index] == header {
        found.append(columns[index].name)
      }
    }
    // "Why would you be likely to recommend us?" asks for words.
    let asked = matches(questions: columns.map(\.name)).map { columns[$0] }
      .filter { !found.contains($0.name) }
    let numbers = asked.filter { $0.kind == .number }
    return found + (numbers.isEmpty ? asked : numbers).map(\.name)
  }

  /// Which of some question texts ask for this, by the order of the words looked for.
  func matches(questions: [String]) -> [Int] {
    let plain = questions.map(Self.plain)
    var found: [Int] = []
    for words in questionWords {
      for index in questions.indices
      where plain[index].count >= 12 && !found.contains(index)
        && words.allSatisfy({ plain[index].contains($0) })
      {
        found.append(index)
      }
    }
    for index in questions.indices
    where !found.contains(index) && questionStarts.contains(where: plain[index].hasPrefix) {
      found.append(index)
    }
    return found
  }

  /// The names that are a slip of the pen away from a header of this purpose.
  func nearMisses(among names: [String]) -> [String] {
    let headers = headers.map { Array($0.unicodeScalars) }.filter { $0.count >= 4 }
    return names.filter { name in
      let plain = Array(Self.plain(name).unicodeScalars)
      guard plain.count >= 4 else { return false }
      return headers.contains { known in
        guard known != plain, abs(known.count - plain.count) <= 2 else {
          return false
        }
        let slips = NearNames.editDistance(plain, known)
        return slips == 1 || (slips == 2 && min(plain.count, known.count) >= 9)
      }
    }
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
