/// A column of a table of text: how wide it would be, and how many lines its cells take when narrower.
struct TableColumn {
  let header: String
  let cells: [String]
  let isNumeric: Bool
  /// Whether the column says what a row is about, not what is so of it: it holds words.
  let isWords: Bool
  private(set) var width: Int
  /// Lines of the header and of the first rows at this width, and at one cell less. A cut word
  /// counts as many lines, so that anything else is done first.
  private(set) var heights: [Int]
  private(set) var narrowerHeights: [Int]

  /// The width below which a word is cut.
  let uncut: Int

  private let words: [[Word]]
  private let narrowest: Int

  /// A word of a cell: its width, and whether it may be cut anywhere.
  private struct Word {
    let width: Int
    let isCuttable: Bool
  }

  /// Narrower than this a column of text is not made.
  private static let narrowestText = 4
  /// The width that a header may have whatever is under it.
  private static let usualHeader = 9
  /// Rows that are looked at to find the widths.
  static let rowsMeasured = 100
  /// What a cut word counts for, in lines.
  static let cut = 1_000

  init(_ column: ReportColumn, _ style: TextStyle) {
    let shown = (0..<column.count).map { style.clean(column.display(row: $0)) }
    isNumeric = column.kind.isNumeric
    header = style.clean(column.header)
    cells = isNumeric ? Wrap.alignedOnPoint(shown.map(Wrap.plainSpaces)) : shown
    isWords = !isNumeric && !shown.contains { $0.first.map { !$0.isLetter } ?? false }
    words = ([header] + (isNumeric ? [] : cells.prefix(Self.rowsMeasured))).map { text in
      Wrap.words(text).map { word in
        let width = DisplayWidth.of(word)
        return Word(width: width, isCuttable: width > word.count)
      }
    }
    let body = cells.map { DisplayWidth.of($0) }.max() ?? 0
    // A long header is broken rather than widening a narrow column.
    let headerWidth = min(
      DisplayWidth.of(header), max(body, Wrap.longestWord(header), Self.usualHeader))
    width = max(body, headerWidth, 1)
    narrowest = isNumeric ? max(body, 1) : min(width, Self.narrowestText)
    let longest = words.joined().lazy.filter { !$0.isCuttable }.map(\.width).max() ?? 0
    uncut = isNumeric ? width : min(width, max(longest, Self.narrowestText))
    (heights, narrowerHeights) = ([], [])
    measure()
  }

  /// Whether it can be made narrower.
  var canNarrow: Bool { width > narrowest }

  /// Makes it one cell narrower.
  mutating func narrow() {
    width -= 1
    heights = narrowerHeights
    narrowerHeights = canNarrow ? heights(at: width - 1) : heights
  }

  /// Makes it as narrow as its lines are at this width.
  mutating func close(_ lines: [[String]]) {
    width = lines.joined().map { DisplayWidth.of($0) }.max() ?? 1
  }

  /// Lines of the header.
  var headerLines: [String] { Wrap.lines(header, width: width) }

  /// Lines of a row's cell.
  func lines(row: Int) -> [String] {
    isNumeric ? [cells[row]] : Wrap.lines(cells[row], width: width)
  }

  private mutating func measure() {
    heights = heights(at: width)
    narrowerHeights = canNarrow ? heights(at: width - 1) : heights
  }

  private func heights(at width: Int) -> [Int] { words.map { Self.height($0, width) } }

  /// The lines that words take, as `Wrap.lines` breaks them.
  private static func height(_ words: [Word], _ width: Int) -> Int {
    var (lines, used) = (0, 0)
    for word in words {
      if used > 0, used + 1 + word.width <= width {
        used += 1 + word.width
        continue
      }
      let cuts = (word.width - 1) / width
      lines += 1 + cuts * (word.isCuttable ? 1 : Self.cut)
      used = word.width - cuts * width
    }
    return max(lines, 1)
  }
}
