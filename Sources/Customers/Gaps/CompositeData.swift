import Statistics

/// Answers with all items and a stated score, and how many had less.
struct CompositeData {
  let names: [String]
  /// The weights of the items, summing to one.
  let weights: [Double]
  let scale: RatingScale
  let statedColumn: String
  private(set) var rows: [Row] = []
  /// Every row's items, for the reliability, which needs neither account nor stated score.
  private(set) var allItems: [[Double?]] = []
  /// The account of each of those rows; nil where unknown.
  private(set) var allAccounts: [Int?] = []
  private var missing = Missing()
  private var missingOfItem: [Int]

  struct Row {
    let account: Int
    let person: Int?
    let stated: Double
    /// Nil only for an item of weight zero.
    let items: [Double?]
    let composite: Double
    var gap: Double { composite - stated }
  }

  private struct Missing {
    var all = 0
    var items = 0
    var stated = 0
    var account = 0
  }

  init(names: [String], weights: [Double], scale: RatingScale, statedColumn: String) {
    self.names = names
    self.weights = weights
    self.scale = scale
    self.statedColumn = statedColumn
    missingOfItem = names.map { _ in 0 }
  }

  mutating func add(account: Int?, person: Int?, stated: Double?, items: [Double?]) {
    let present = items.compactMap { $0 }
    allItems.append(items)
    allAccounts.append(account)
    if present.isEmpty {
      missing.all += 1
      return
    }
    for (place, value) in items.enumerated() where value == nil { missingOfItem[place] += 1 }
    // An item of weight zero may be missing.
    let needed = items.indices.allSatisfy { items[$0] != nil || weights[$0] == 0 }
    guard needed else {
      missing.items += 1
      return
    }
    guard let account else {
      missing.account += 1
      return
    }
    guard let stated else {
      missing.stated += 1
      return
    }
    let composite = zip(items, weights).reduce(0) { $0 + ($1.0 ?? 0) * $1.1 }
    rows.append(
      Row(
        account: account, person: person, stated: stated,
        items: items, composite: composite))
  }

  /// What was left out, item by item.
  func notes(unmatched: Int) -> [Note] {
    var notes: [Note] = []
    func say(_ code: String, _ count: Int, _ words: String) {
      guard count > 0 else { return }
      notes.append(
        Note(
          code: code,
          sentence: "\(counted(count, "answer")) \(words) \(count == 1 ? "was" : "were") left out.")
      )
    }
    say("no_items", missing.all, "without any item")
    if missing.items > 0 {
      let each = zip(names, missingOfItem).filter { $0.1 > 0 }
        .map { "\($0.0) \($0.1)" }.joined(separator: ", ")
      notes.append(
        Note(
          code: "incomplete_left_out",
          sentence: "\(counted(missing.items, "answer")) with a blank item "
            + "\(missing.items == 1 ? "was" : "were") left out (blanks: \(each)). If people skip what "
            + "does not concern them, the rest are a selection."))
    }
    say("no_stated_score", missing.stated, "without a stated score")
    say("answers_without_account", missing.account, "of no account")
    if unmatched > 0 {
      notes.append(
        Note(
          code: "items_without_answer",
          sentence: "\(counted(unmatched, "row")) of the items' file "
            + "\(unmatched == 1 ? "belongs" : "belong") to no answer."))
    }
    return notes
  }

  /// The items of weight above zero.
  var used: [Int] { weights.indices.filter { weights[$0] > 0 } }

  /// The accounts in order of appearance, and the rows of each.
  var accounts: [(account: Int, rows: [Row])] {
    var places: [Int: Int] = [:]
    var result: [(account: Int, rows: [Row])] = []
    for row in rows {
      if let place = places[row.account] {
        result[place].rows.append(row)
      } else {
        places[row.account] = result.count
        result.append((row.account, [row]))
      }
    }
    return result
  }

  /// How a figure of answers scatters within accounts.
  func noise(_ value: (Row) -> Double) -> NestedNoise? {
    NestedNoise(
      values: rows.map(value), units: rows.map(\.account), people: rows.map(\.person))
  }
}

extension NestedNoise {
  /// The error of the plain mean of one account's answers.
  func error(_ rows: [CompositeData.Row]) -> NestedNoise.Error {
    error(weights: rows.map { _ in 1 / Double(rows.count) }, people: rows.map(\.person))
  }
}

/// A mean of accounts, each left out in turn: what is usual among the others.
struct LeaveOneOut {
  private let values: [Double]
  private let sum: Double
  private let squares: Double
  private let centre: Double

  init(_ values: [Double]) {
    self.values = values
    let mean = values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
    centre = mean
    sum = values.reduce(0) { $0 + ($1 - mean) }
    squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  }

  /// The mean of the others and its error; nil with fewer than four others.
  func others(of place: Int) -> (mean: Double, error: NestedNoise.Error)? {
    let count = Double(values.count - 1)
    guard values.count >= MeanGap.fewestUnits else { return nil }
    let own = values[place] - centre
    let mean = (sum - own) / count
    let spread = max(0, squares - own * own - count * mean * mean) / (count - 1)
    return (
      centre + mean,
      NestedNoise.Error(variance: spread / count, degreesOfFreedom: count - 1)
    )
  }
}
