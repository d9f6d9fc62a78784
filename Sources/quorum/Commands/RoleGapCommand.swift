import ArgumentParser
import Customers
import Reports

/// `quorum gaps roles`: the score of each role against its benchmark, and roles against each other.
struct RoleGapCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roles",
    abstract: "Is each role confidently above or below its benchmark?",
    discussion: """
      EXAMPLES
        quorum gaps roles responses.csv --benchmark decision_maker=20,end_user=40
        quorum gaps roles responses.csv --benchmark end_user=40 --where wave=2025-H2
        quorum gaps roles responses.csv

      NPS by role with accounts as clusters, corrected for the number of roles; where the answers
      cannot tell, the number that would. Without benchmarks, roles are held against each other only.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var columns: ColumnOptions

  @Option(
    help: ArgumentHelp(
      "The NPS that each role is held against, role=score,…", valueName: "benchmarks"))
  var benchmark: String?

  @Option(help: "How p-values of several roles are corrected.")
  var adjust: AdjustmentChoice = .holm

  @OptionGroup var smallGroups: SmallGroupOptions
  @OptionGroup var output: OutputOptions

  func validate() throws { _ = try benchmarks() }

  func run() throws {
    let read = try input.table()
    let given = [
      (ColumnPurpose.netPromoter, columns.score), (.account, columns.account),
      (.respondent, columns.respondent),
    ].compactMap { purpose, name in name.map { (purpose, $0) } }
    let project = read.project?.project ?? Project()
    let join = ProgrammeJoin(
      project: project, columns: Dictionary(given) { _, last in last }, invalid: columns.invalid)
    let result = try RoleBenchmarks(
      benchmarks: try benchmark == nil ? RoleBenchmarks.declared(in: project) : benchmarks(),
      level: columns.level, adjustment: adjust.adjustment,
      smallGroups: smallGroups.rule
    ).run(try join.run(responses: read.table))
    try output.write(
      Envelope(
        schema: "quorum.gaps_roles/1", version: Version.current, command: "gaps roles",
        options: columns.members + smallGroups.members + [
          JSONMember("benchmark", JSONValue(benchmark)),
          JSONMember("adjust", .string(adjust.rawValue)),
        ] + input.reading.members, inputs: [read.envelope(used: result.answers)], result: result,
        findings: result.findings, notes: result.remarks))
    if !result.isEstimable { throw ExitCode(Exit.notEstimable.rawValue) }
  }

  private func benchmarks() throws -> [(role: String, score: Double)] {
    try benchmark.map { try NamedNumbers($0, like: "decision_maker=20,end_user=40").pairs }
      .map { pairs in pairs.map { (role: $0.0, score: $0.1) } } ?? []
  }
}
