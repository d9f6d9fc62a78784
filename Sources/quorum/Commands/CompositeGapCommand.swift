import ArgumentParser
import Customers
import Reports

/// `quorum gaps composite`: an index of items against the satisfaction that is stated.
struct CompositeGapCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "composite",
    abstract: "Who says satisfied while the items say otherwise?",
    discussion: """
      EXAMPLES
        quorum gaps composite responses.csv --items-file items.csv
        quorum gaps composite responses.csv --items-file items.csv --items quality,support,value \
      --score csat
        quorum gaps composite responses.csv --items-file items.csv --weights quality=2,value=1
        quorum gaps composite responses.csv --items-file items.csv --format csv --table concerns

      The composite is the weighted mean of the items, with its reliability. An account has unstated
      concerns when it states a high score and its items lie further below it than in the other
      accounts, by more than chance.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var columns: ColumnOptions

  @Option(
    help: ArgumentHelp(
      "The columns of the items; the default is every number of the items' file.",
      valueName: "columns"))
  var items: NameList?

  @Option(
    help: ArgumentHelp(
      "The items in a file of their own, joined by the number of the answer.", valueName: "file"))
  var itemsFile: String?

  @Option(
    help: ArgumentHelp(
      "The weights of items, item=weight,…; the others weigh 1.", valueName: "weights"))
  var weights: String?

  @Option(
    help: ArgumentHelp("The column that numbers the answers in both files.", valueName: "column"))
  var answer: String?

  @Option(
    help: ArgumentHelp(
      "The scale of the items. (default: the usual one that holds them)", valueName: "low-high"))
  var itemScale: RatingScaleArgument?

  @Option(
    help: ArgumentHelp(
      "The scale of the stated score. (default: the usual one that holds it)",
      valueName: "low-high"))
  var scale: RatingScaleArgument?

  @Option(
    help: ArgumentHelp(
      "From where on a stated score is high. (default: 5/8 of the scale, 3.5 on 1–5)",
      valueName: "score"))
  var high: Double?

  @OptionGroup var gaps: GapOptions
  @OptionGroup var smallGroups: SmallGroupOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    _ = try weights.map { try NamedNumbers($0, like: "quality=2,value=1") }
    guard high?.isFinite ?? true else { throw ValidationError("--high is a number.") }
  }

  func run() throws {
    var read = try input.table()
    let more = try input.reading.companion(.items, itemsFile, of: &read)
    guard items != nil || more != nil else {
      throw ValidationError(
        "Name the items with --items quality,support,…, or their file with --items-file or in a "
          + "project file.")
    }
    let weighted = try weights.map { try NamedNumbers($0, like: "quality=2,value=1").pairs } ?? []
    var selection = columns.selection
    selection.smallGroups = smallGroups.rule
    let study = CompositeGap(
      items: items?.names, weights: weighted.map { (name: $0.0, weight: $0.1) },
      itemScale: itemScale?.scale, statedScale: scale?.scale, high: high, answer: answer,
      selection: selection, level: columns.level, adjustment: gaps.adjust.adjustment,
      flips: gaps.flips)
    let result = try study.run(responses: read.table, items: more?.table)
    try output.write(
      Envelope(
        schema: "quorum.gaps_composite/1", version: Version.current, command: "gaps composite",
        options: columns.members + smallGroups.members + [
          JSONMember("items", .array((items?.names ?? []).map { .string($0) })),
          JSONMember("items_file", JSONValue(itemsFile)), JSONMember("weights", JSONValue(weights)),
          JSONMember("answer", JSONValue(answer)),
          JSONMember("item_scale", JSONValue(itemScale?.text)),
          JSONMember("scale", JSONValue(scale?.text)), JSONMember("high", .number(result.high)),
        ] + gaps.members + input.reading.members,
        inputs: [read.envelope(used: result.answers)]
          + (more.map { [$0.envelope(used: result.answers)] } ?? []),
        seed: result.seed, result: result, findings: result.findings, notes: result.remarks))
    if !result.isEstimable { throw ExitCode(Exit.notEstimable.rawValue) }
  }
}
