// What `quorum nps` does: read a file, run a domain result, print its sentences and its JSON.
import Customers
import Reports
import Tables

// Run from the root of the package, or name a file of your own.
let path = CommandLine.arguments.dropFirst().first ?? "notebooks-data/meridian/responses.csv"
do {
  let table = try CSVReader().read(path)
  let result = try NetPromoterScore(selection: SurveySelection(by: ["tier"])).run(table)

  // Columns are recognised by their headers; the result says which were taken.
  for choice in result.columns { print(choice.purpose, "is column", choice.column) }
  print(result.overall.finding.sentence)
  for group in result.groups {
    let name = group.keys.map { $0 ?? "(blank)" }.joined(separator: ", ")
    print(name, "–", group.answers, "answers:", group.finding.sentence)
  }

  // Every result is Codable. Quorum's own encoder keeps the order of keys and writes snake case.
  let json = try OrderedJSON().text(of: result.overall)
  print(json.prefix(160), "…")
} catch let error as CSVError {
  // Where, what, and what to do about it.
  print(error.description)
}
