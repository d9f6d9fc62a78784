import Tables

/// Some columns of numbers, restricted to the rows in which none of them is missing.
func completeColumns(_ names: [String], of table: Table) throws(CaseError) -> [[Double]] {
  var columns: [[Double?]] = []
  for name in names {
    do {
      columns.append(try table.numbers(name))
    } catch {
      throw .refused(error.description)
    }
  }
  let rows = (0..<table.rowCount).filter { row in columns.allSatisfy { $0[row] != nil } }
  return columns.map { column in rows.compactMap { column[$0] } }
}

/// The numbers of one column by the text of another, groups in the order of first appearance;
/// rows without both are left out.
func groupedColumn(
  _ response: String, by group: String, of table: Table
) throws(CaseError) -> (names: [String], values: [[Double]]) {
  let numbers: [Double?]
  let labels: Labels
  do {
    numbers = try table.numbers(response)
    labels = try table.labels(group)
  } catch {
    throw .refused(error.description)
  }
  var values = Array(repeating: [Double](), count: labels.levels.count)
  for (number, code) in zip(numbers, labels.codes) {
    if let number, code >= 0 { values[Int(code)].append(number) }
  }
  let kept = values.indices.filter { !values[$0].isEmpty }
  return (kept.map { labels.levels[$0] }, kept.map { values[$0] })
}
