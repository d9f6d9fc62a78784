import Tables

extension ScoreScale {
  /// The usual scale of a question; nil for what is none.
  static func usual(_ purpose: ColumnPurpose) -> ScoreScale? {
    switch purpose {
    case .netPromoter: .netPromoter
    case .satisfaction: .satisfaction
    case .effort: .effort
    default: nil
    }
  }
}

/// How often each whole number occurs.
struct PointCounts {
  private(set) var points: [Int: Int] = [:]
  private(set) var total = 0

  init(_ column: Column) {
    var counts = [Int](repeating: 0, count: 2001)
    column.numberView.forEachPresent { _, number in
      if let point = Int(exactly: number), abs(point) <= 1000 {
        counts[point + 1000] += 1
      }
      total += 1
    }
    for (place, count) in counts.enumerated() where count > 0 { points[place - 1000] = count }
  }

  var highest: Int? { points.keys.max() }
  var lowest: Int? { points.keys.min() }
}

/// The answers that are not on a scale, as the score commands judge them.
struct OffScale {
  private(set) var rows: [Int] = []
  /// Different texts among them, the first few.
  private(set) var texts: [String] = []
  private var words = 0
  private var fractions = 0
  private var highest = -Double.infinity
  private var lowest = Double.infinity
  private var present = 0

  init(_ column: Column, scale: ScoreScale) {
    let points = Double(scale.minimum)...Double(scale.maximum)
    let isDate = column.kind == .date
    let numbers = column.numberView
    let labels = column.kind == .text ? column.labels : nil
    var seen: Set<String> = []
    for row in numbers.indices {
      guard !isDate, let number = numbers[row] else {
        guard isDate ? column.text(row: row) != nil : (labels?.codes[row] ?? -1) >= 0 else {
          continue
        }
        present += 1
        words += 1
        take(row, column, &seen)
        continue
      }
      present += 1
      highest = max(highest, number)
      lowest = min(lowest, number)
      if number != number.rounded() {
        fractions += 1
        take(row, column, &seen)
      } else if !points.contains(number) {
        take(row, column, &seen)
      }
    }
  }

  private mutating func take(_ row: Int, _ column: Column, _ seen: inout Set<String>) {
    rows.append(row)
    guard seen.count < 20, let text = column.text(row: row), seen.insert(text).inserted else {
      return
    }
    texts.append(text)
  }

  /// What the values as a whole look like.
  var hint: String {
    if words == present { return " None is a number." }
    if areMeans { return " Most are fractions: these look like means, not answers." }
    return otherScale.map { " The scale looks like \($0.low)…\($0.high)." } ?? ""
  }

  /// Whether most are fractions, as means of several questions are.
  var areMeans: Bool { fractions * 2 > present }

  /// The scale that whole answers are on where many are off the usual one; nil where few are.
  var otherScale: (low: Int, high: Int)? {
    guard words == 0, fractions == 0, rows.count * 4 > present, lowest >= 0 else { return nil }
    guard let top = [5, 7, 10, 100].first(where: { highest <= Double($0) }) else { return nil }
    return (lowest < 1 ? 0 : 1, top)
  }

  func remedy(_ scale: ScoreScale) -> String {
    if let other = otherScale, scale.metric != .netPromoter {
      return "Say the scale with --scale \(other.low),\(other.high)."
    }
    if areMeans, scale.metric != .netPromoter {
      return "Name the column of one question with --score; a mean of several goes into correlate "
        + "and drivers as it is."
    }
    if rows.count * 2 > present { return "Check that this is the right column (--score)." }
    return "--invalid drop leaves them out and says so; better correct them."
  }
}
