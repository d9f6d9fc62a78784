import Statistics
import Tables

extension Table {
  /// What was decided about the whole file, as against one of its columns.
  var fileNotes: [Note] {
    notes.filter { $0.column == nil }.map { Note(code: $0.code, sentence: $0.sentence) }
  }
}
