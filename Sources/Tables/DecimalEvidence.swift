/// Which mark is decimal in a file, from its delimiter and its numbers.
///
/// A comma-separated file has decimal points, unless told otherwise. In other files a column
/// whose numbers can be read with one mark alone decides; where none does, a semicolon speaks for
/// the comma and the others for the point; where columns disagree, each is read by itself.
struct DecimalEvidence {
  private let told: DecimalMark?
  private let presumed: DecimalMark
  private(set) var forPoint = false
  private(set) var forComma = false

  init(_ option: CSVOptions.Decimal, delimiter: UInt8) {
    switch option {
    case .point: told = .point
    case .comma: told = .comma
    case .detect: told = delimiter == Ascii.comma ? .point : nil
    }
    reluctant = option == .detect && delimiter == Ascii.comma ? .comma : nil
    presumed = told ?? (delimiter == Ascii.semicolon ? .comma : .point)
  }

  /// The marks worth trying.
  var candidates: [DecimalMark] { told.map { [$0] } ?? [.point, .comma] }

  /// A mark that a column may have all the same where it can be nothing else: "1.234,50" in a
  /// comma-separated file; nil where a mark was told.
  let reluctant: DecimalMark?

  /// Adds a column that can be read with this mark alone.
  mutating func add(_ mark: DecimalMark) {
    if mark == .point { forPoint = true } else { forComma = true }
  }

  /// The mark that is certain, nil where it is only presumed or the columns disagree.
  var certain: DecimalMark? {
    if let told { return told }
    return forPoint == forComma ? nil : forPoint ? .point : .comma
  }

  var isContradictory: Bool { told == nil && forPoint && forComma }

  /// The mark to read plain numbers with.
  var forScanning: DecimalMark { certain ?? (isContradictory ? .point : presumed) }

  /// The mark for a column that can be read with both but means different numbers, nil where
  /// nothing tells.
  ///
  /// - Parameter needsGrouping: whether a mark would make its other a thousands separator.
  func mark(needsGrouping: (DecimalMark) -> Bool) -> DecimalMark? {
    if let certain { return certain }
    if isContradictory || needsGrouping(presumed) { return nil }
    return presumed
  }
}
