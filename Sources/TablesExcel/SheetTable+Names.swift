#if Excel
  import Tables

  extension SheetTable {
    /// The columns of the table in order, with their names: those that have a header or a value.
    mutating func names(
      _ header: HeaderSearch.Header, _ slots: Range<Int>
    ) -> [(column: Int, name: String)] {
      let headers = headers(header)
      let count = max(content.columns.count, (headers.keys.max() ?? -1) + 1)
      while content.columns.count < count { content.columns.append(SheetColumn()) }
      let used = (0..<count).filter { column in
        headers[column] != nil || content.columns[column].holdsValue(slots)
      }
      let written = used.map { headers[$0] ?? "column \(CellReference.letters($0))" }
      let names = HeaderNames(headers: written).names
      noteNames(used, written: written, names: names, isNamed: { headers[$0] != nil })
      return Array(zip(used, names)).map { (column: $0.0, name: $0.1) }
    }

    /// The header of each column: what its rows say, joined, each only once.
    private func headers(_ header: HeaderSearch.Header) -> [Int: String] {
      var parts: [Int: [String]] = [:]
      for index in header.first...header.last {
        if header.fillsFromAbove, index < header.last { continue }
        for (column, text) in search.texts(index) where !text.isEmpty {
          if parts[column]?.last != text { parts[column, default: []].append(text) }
        }
      }
      var headers = parts.mapValues { $0.joined(separator: " ") }
      if header.fillsFromAbove { tellApart(&headers, by: search.texts(header.first)) }
      return headers
    }

    /// Puts the group that stands above, or further left, before names that stand twice.
    private func tellApart(_ headers: inout [Int: String], by groups: [Int: String]) {
      var counts: [String: Int] = [:]
      for name in headers.values { counts[name, default: 0] += 1 }
      var group: String?
      for column in headers.keys.sorted() {
        group =
          groups[column]
          ?? groups.keys.filter { $0 <= column }.max().flatMap { groups[$0] } ?? group
        if let name = headers[column], counts[name, default: 0] > 1, let group {
          headers[column] = "\(group) \(name)"
        }
      }
    }

    private mutating func noteNames(
      _ used: [Int], written: [String], names: [String], isNamed: (Int) -> Bool
    ) {
      for (position, column) in used.enumerated() where isNamed(column) {
        guard names[position] != written[position] else { continue }
        notes.append(
          TableNote(
            code: "duplicate_header",
            sentence: "Column \(CellReference.letters(column)) repeats the header "
              + "\(Excerpt.quoted(written[position])) and is called "
              + "\(Excerpt.quoted(names[position])).", column: names[position]))
      }
      let unnamed = used.indices.filter { !isNamed(used[$0]) }
      guard let first = unnamed.first else { return }
      notes.append(
        TableNote(
          code: "empty_header",
          sentence: unnamed.count == 1
            ? "Column \(CellReference.letters(used[first])) has no header and is called "
              + "\(Excerpt.quoted(names[first]))."
            : "\(unnamed.count) columns have no header and are called by their letter: the first is "
              + "\(Excerpt.quoted(names[first]))."))
    }
  }
#endif
