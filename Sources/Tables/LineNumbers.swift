/// The line of the file on which each row begins, kept only where the rhythm changes.
///
/// Rows mostly follow line by line, so a file without blank lines and without line breaks inside
/// quotes needs one entry whatever its length.
public struct LineNumbers: Sendable, Equatable {
  /// The first rows of runs in which line − row is constant.
  private(set) var rows: [Int]
  /// line − row of each run.
  private(set) var shifts: [Int]

  /// Rows that follow line by line.
  ///
  /// - Parameter first: the line of row 0.
  public init(startingAt first: Int = 1) {
    rows = [0]
    shifts = [first]
  }

  /// One line for each row.
  public init(_ lines: some Sequence<Int>) {
    self.init()
    for (row, line) in lines.enumerated() { set(line: line, ofRow: row) }
  }

  /// Records the line of a row; rows come in ascending order.
  @inline(__always)
  package mutating func set(line: Int, ofRow row: Int) {
    if line - row != shifts[shifts.count - 1] { startRun(line: line, row: row) }
  }

  private mutating func startRun(line: Int, row: Int) {
    if rows[rows.count - 1] == row {
      shifts[shifts.count - 1] = line - row
    } else {
      rows.append(row)
      shifts.append(line - row)
    }
  }

  /// The line on which a row begins.
  public func line(ofRow row: Int) -> Int {
    var low = 0
    var high = rows.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if rows[middle] <= row { low = middle } else { high = middle }
    }
    return row + shifts[low]
  }
}
