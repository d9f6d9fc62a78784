import Statistics
import Tables

extension Table {
  /// What the reader says of the file as a whole, and of cells in it that could not be read: notes
  /// for analyses that take whatever columns there are.
  ///
  /// - Parameter named: whether each sentence names the file, where there are several.
  func fileNotes(named: Bool) -> [Note] {
    let file = Excerpt.escaped(source.split(separator: "/").last ?? "", limit: 200)
    return notes.filter { $0.column == nil || Self.losses.contains($0.code) }.map { note in
      // The sentence on the sheet names it already.
      let isChoice = note.code == "sheet_choice"
      let place = isChoice ? file.split(separator: ", sheet ").first.map(String.init) : file
      return Note(
        code: note.code, sentence: named ? "\(place ?? file): \(note.sentence)" : note.sentence)
    }
  }

  /// The notes on cells that count as missing although they hold something.
  private static let losses: Set<String> = [
    "error_cells", "formulas_without_value", "invalid_dates", "ambiguous_numbers", "mixed_dates",
  ]
}
