import Tables

/// A file with a header and nothing below it.
struct NoRowsError: Error, CustomStringConvertible {
  let source: String
  let columns: [String]

  var description: String {
    let shown = columns.prefix(10).map { Excerpt.escaped($0) }.joined(separator: ", ")
    let more = columns.count > 10 ? " and \(columns.count - 10) more" : ""
    return
      "\(Excerpt.escaped(source, limit: 200)) has a header line (\(shown)\(more)) and no rows, so "
      + "there is nothing to compute from. Export it again with its data."
  }
}
