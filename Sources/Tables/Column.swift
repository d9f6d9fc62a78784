/// One named column of a table: numbers, texts, dates, or nothing but missing cells.
public struct Column: Sendable {
  /// What the cells of a column are.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    /// Every cell that is not missing is a number.
    case number
    /// Texts, dictionary-coded.
    case text
    /// Every cell that is not missing is an ISO date, with or without a time of day.
    case date
    /// No cell holds anything.
    case empty
  }

  /// How the dates of a date column were written.
  struct Clock: Sendable, Equatable {
    var hasTime = false
    var isUniversal = false
  }

  enum Storage: Sendable {
    case numbers([Double])
    case texts(Labels)
    case dates([Double], Clock)
    case empty(Int)
  }

  /// The header of the column.
  public let name: String

  /// What the file says the column is about, e.g. the text of the question; nil where it says
  /// nothing beside the header.
  public let label: String?

  /// Names for single numbers of a scale, e.g. 10 is "Extremely likely", and of a text column the
  /// codes that its texts were written as in the file; empty where there are none.
  public let valueLabels: [Double: String]

  let storage: Storage

  init(
    name: String, storage: Storage, valueLabels: [Double: String] = [:], label: String? = nil
  ) {
    self.name = name
    self.storage = storage
    self.valueLabels = valueLabels
    self.label = label
  }

  /// A column of numbers; nil, and NaN from elsewhere, are missing cells.
  ///
  /// - Parameters:
  ///   - name: the header.
  ///   - numbers: one per row.
  ///   - valueLabels: names for single numbers of a scale.
  public init(name: String, numbers: [Double?], valueLabels: [Double: String] = [:]) {
    self.init(
      name: name, storage: .numbers(numbers.map { $0 ?? NumberView.missing }),
      valueLabels: valueLabels)
  }

  /// A column of texts, one per row, nil where missing.
  public init(name: String, texts: [String?]) {
    self.init(name: name, storage: .texts(Labels(texts)))
  }

  /// A column of texts that are coded already.
  ///
  /// - Parameters:
  ///   - name: the header.
  ///   - labels: the texts.
  ///   - codes: the number that stands for a text in the file, where it is a coded category.
  public init(name: String, labels: Labels, codes: [Double: String] = [:]) {
    self.init(name: name, storage: .texts(labels), valueLabels: codes)
  }

  /// A column of dates.
  ///
  /// - Parameters:
  ///   - name: the header.
  ///   - days: days since 1970-01-01, one per row, nil where missing; the fraction is the time of day.
  public init(name: String, days: [Double?]) {
    var clock = Clock()
    for case let day? in days where day != day.rounded(.down) { clock.hasTime = true }
    self.init(name: name, storage: .dates(days.map { $0 ?? NumberView.missing }, clock))
  }

  /// What the cells are.
  public var kind: Kind {
    switch storage {
    case .numbers: .number
    case .texts: .text
    case .dates: .date
    case .empty: .empty
    }
  }

  /// The number of rows.
  public var count: Int {
    switch storage {
    case .numbers(let values), .dates(let values, _): values.count
    case .texts(let labels): labels.codes.count
    case .empty(let count): count
    }
  }

  /// How many rows hold a value.
  public var presentCount: Int {
    switch storage {
    case .numbers(let values), .dates(let values, _): NumberView(storage: values).presentCount
    case .texts(let labels): labels.codes.reduce(0) { $1 >= 0 ? $0 + 1 : $0 }
    case .empty: 0
    }
  }

  /// The same column under another name.
  public func renamed(_ name: String) -> Column {
    Column(name: name, storage: storage, valueLabels: valueLabels, label: label)
  }

  /// The same column with what the file says it is about.
  public func described(as label: String?) -> Column {
    Column(name: name, storage: storage, valueLabels: valueLabels, label: label)
  }

  /// The column restricted to some rows.
  ///
  /// - Parameter rows: row numbers from 0, in the order wanted, repeats allowed.
  public func selecting(rows: [Int]) -> Column {
    let selected: Storage =
      switch storage {
      case .numbers(let values): .numbers(rows.map { values[$0] })
      case .texts(let labels): .texts(labels.selecting(rows: rows))
      case .dates(let values, let clock): .dates(rows.map { values[$0] }, clock)
      case .empty: .empty(rows.count)
      }
    return Column(name: name, storage: selected, valueLabels: valueLabels, label: label)
  }
}

extension Column: Equatable {
  /// Columns are equal when name, kind and every cell agree, missing with missing.
  public static func == (left: Column, right: Column) -> Bool {
    guard left.name == right.name, left.label == right.label,
      left.valueLabels == right.valueLabels
    else { return false }
    return switch (left.storage, right.storage) {
    case (.numbers(let a), .numbers(let b)): NumberView(storage: a) == NumberView(storage: b)
    case (.texts(let a), .texts(let b)): a == b
    case (.dates(let a, let p), .dates(let b, let q)):
      p == q && NumberView(storage: a) == NumberView(storage: b)
    case (.empty(let a), .empty(let b)): a == b
    default: false
    }
  }
}
