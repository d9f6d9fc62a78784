/// Counts by category: shares of a whole in one stacked bar a row, or one bar a category.
public struct BarChart: Sendable, Equatable {
  /// How the categories of a row are laid out.
  public enum Style: Sendable, Equatable {
    /// One bar a row, divided by share.
    case stacked
    /// One bar a category, its length the count.
    case separate
  }

  /// What the chart shows; may be empty.
  public var title: String
  /// The categories in order.
  public var categories: [BarCategory]
  /// One row for a single whole, or one a group.
  public var rows: [BarRow]
  /// How the categories are laid out.
  public var style: Style

  /// Creates a chart; every row has one count for each category.
  public init(
    title: String = "", categories: [BarCategory], rows: [BarRow], style: Style = .stacked
  ) {
    for row in rows {
      precondition(
        row.counts.count == categories.count,
        "bars: row \(row.label) has \(row.counts.count) counts for \(categories.count) categories")
    }
    self.title = title
    self.categories = categories
    self.rows = rows
    self.style = style
  }
}

/// A category of a bar chart.
public struct BarCategory: Sendable, Equatable {
  /// What it is called.
  public var label: String
  /// How it is to be taken.
  public var tone: Tone

  /// Creates a category.
  public init(_ label: String, tone: Tone = .neutral) {
    self.label = label
    self.tone = tone
  }
}

/// The counts of one group.
public struct BarRow: Sendable, Equatable {
  /// The group; empty for a single whole.
  public var label: String
  /// One count a category, not negative; weighted counts may be fractional.
  public var counts: [Double]

  /// Creates a row.
  public init(_ label: String = "", counts: [Double]) {
    precondition(
      counts.allSatisfy { $0.isFinite && $0 >= 0 }, "bars: row \(label) has counts \(counts)")
    self.label = label
    self.counts = counts
  }

  /// The sum of the counts.
  public var total: Double { counts.reduce(0, +) }

  /// Each count as a share of the row, nil in an empty row.
  public var shares: [Double?] {
    let total = total
    return counts.map { total > 0 ? $0 / total : nil }
  }
}
