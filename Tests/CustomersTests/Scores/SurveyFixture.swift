import Tables

@testable import Customers

/// A table of answers, with an account for each where they are given.
func survey(
  _ scores: [String?], accounts: [String?]? = nil, header: String = "nps",
  extra: [Column] = []
) -> Table {
  var columns = [Column(name: header, texts: scores)]
  if let accounts { columns.append(Column(name: "account", texts: accounts)) }
  return Table(source: "survey.csv", columns: columns + extra)
}
