import ArgumentParser
import Customers
import Reports

/// `quorum gaps staff`: what staff think of accounts against what the customers say.
struct StaffGapCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "staff",
    abstract: "Do our own people see their accounts as the customers do?",
    discussion: """
      EXAMPLES
        quorum gaps staff responses.csv --staff staff.csv
        quorum gaps staff responses.csv --staff staff.csv --where wave=2025-H2
        quorum gaps staff responses.csv --staff staff.csv --line 8
        quorum gaps staff responses.csv --staff staff.csv --format csv

      Both rate 0–10; sides are paired by account, and by wave where both files name it. A blind spot
      is an account whose gap is beyond chance, staff at the line or above it, customers below it.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var columns: ColumnOptions

  @Option(
    help: ArgumentHelp("A file with one row per rating by staff.", valueName: "file"))
  var staff: String?

  @Option(help: ArgumentHelp("The column of the staff's ratings.", valueName: "column"))
  var staffScore: String?

  @Option(help: ArgumentHelp("The column of the person who rated.", valueName: "column"))
  var rater: String?

  @Option(
    help: ArgumentHelp(
      "The line between low and high on 0–10; 7 is where passives begin.", valueName: "score"))
  var line = 7.0

  @OptionGroup var gaps: GapOptions
  @OptionGroup var smallGroups: SmallGroupOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard line > 0, line < 10 else { throw ValidationError("--line lies between 0 and 10.") }
  }

  func run() throws {
    var read = try input.table()
    guard let ratings = try input.reading.companion(.staff, staff, of: &read) else {
      throw ValidationError("Name the file of staff ratings with --staff, or in a project file.")
    }
    var selection = columns.selection
    selection.smallGroups = smallGroups.rule
    let study = StaffGap(
      line: line, level: columns.level, adjustment: gaps.adjust.adjustment, flips: gaps.flips,
      selection: selection, staffScore: staffScore, rater: rater)
    let result = try study.run(responses: read.table, staff: ratings.table)
    try output.write(
      Envelope(
        schema: "quorum.gaps_staff/1", version: Version.current, command: "gaps staff",
        options: columns.members + smallGroups.members + [
          JSONMember("staff", JSONValue(staff)), JSONMember("staff_score", JSONValue(staffScore)),
          JSONMember("rater", JSONValue(rater)), JSONMember("line", .number(line)),
        ] + gaps.members + input.reading.members,
        inputs: [
          read.envelope(used: result.answers), ratings.envelope(used: result.ratings),
        ], seed: result.seed, result: result, findings: result.findings, notes: result.remarks))
    if !result.isEstimable { throw ExitCode(Exit.notEstimable.rawValue) }
  }
}
