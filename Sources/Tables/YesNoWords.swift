extension Table {
  /// The table with its own words for yes and no replaced by these two.
  ///
  /// Only columns that hold nothing but such words, at least one of them given here, are changed.
  ///
  /// - Parameters:
  ///   - yes: words that say yes, without regard to case, such as `gekündigt`.
  ///   - no: words that say no.
  public func saying(yes: [String], no: [String]) -> Table {
    let yes = Set(yes.map { $0.lowercased() })
    let no = Set(no.map { $0.lowercased() })
    guard !yes.isEmpty || !no.isEmpty else { return self }
    var notes = self.notes
    let columns = columns.map { column -> Column in
      guard column.kind == .text else { return column }
      let labels = column.labels
      var isGiven = false
      var meanings: [Bool] = []
      for level in labels.levels {
        let word = level.lowercased()
        if yes.contains(word) || no.contains(word) {
          isGiven = true
          meanings.append(yes.contains(word))
        } else if let known = YesNo.reading(level) {
          meanings.append(known)
        } else {
          return column
        }
      }
      guard isGiven else { return column }
      notes.append(
        TableNote(
          code: "yes_no_words",
          sentence: "Column \(Excerpt.quoted(column.name)): "
            + zip(labels.levels, meanings).map {
              "\(Excerpt.quoted($0)) is \($1 ? "yes" : "no")"
            }.joined(separator: ", ") + ", as told.", column: column.name))
      return Column(
        name: column.name,
        texts: labels.codes.map { $0 < 0 ? nil : meanings[Int($0)] ? "yes" : "no" })
    }
    return with(columns: columns, notes: notes)
  }
}
