import Tables

/// Columns of a file found by the usual spellings of their headers, or as a project declares them.
struct HeaderSearch {
  let table: Table

  /// The column of one of these names, the surest first; nil when there is none.
  /// - Parameters:
  ///   - names: lower case, letters and digits only
  ///   - purpose: the key under which a project may declare the column
  func column(_ names: [String], purpose: String) -> String? {
    if let declared = table.declared[purpose] { return declared }
    let plain = table.columnNames.map(ColumnPurpose.plain)
    for name in names {
      if let place = plain.firstIndex(of: name) { return table.columnNames[place] }
    }
    return nil
  }
}
