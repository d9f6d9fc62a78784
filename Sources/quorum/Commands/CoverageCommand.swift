import ArgumentParser
import Customers
import Reports
import Statistics

/// `quorum coverage`: would a method keep its promise on data of this shape?
struct CoverageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage",
    abstract: "Would an interval method keep its promise on data shaped like yours?",
    discussion: """
      Without --accounts, coverage is exact for independent answers, over every distribution whose \
      shares are multiples of 0.05. With --accounts, answers share accounts and coverage is \
      simulated. Every method at 30 answers, or at 40 accounts, takes a minute or two.

      EXAMPLES
        quorum coverage --answers 5,10,20,30
        quorum coverage --answers 20 --interval score --interval wald
        quorum coverage --accounts 10 --icc 0.3 --sizes skewed
      """)

  @Option(help: ArgumentHelp("Numbers of answers. (default: 5,10,20,30)", valueName: "n,…"))
  var answers: NumberList?

  @Option(help: ArgumentHelp("Numbers of accounts.", valueName: "n,…"))
  var accounts: NumberList?

  @Option(
    help: ArgumentHelp(
      "Correlations of answers within an account. (default: 0,0.3,0.6)", valueName: "r,…"))
  var icc: NumberList?

  @Option(help: "How answers are spread over accounts; may be repeated.")
  var sizes: [AccountSizes] = []

  @Option(help: ArgumentHelp("An interval method; may be repeated.", valueName: "name"))
  var interval: [IntervalChoice] = []

  @Option(help: "Simulated programmes for each true distribution.")
  var runs = 4_000

  @Option(help: "The seed of the simulation.")
  var seed: UInt64 = 1

  @Option(help: "Threads; the numbers are the same for any.")
  var threads: Int?

  @Option(help: "The confidence level, between 0 and 1.")
  var level = 0.95

  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard level > 0, level < 1 else {
      throw ValidationError("The level lies between 0 and 1, not \(level).")
    }
    guard runs >= 1, threads ?? 1 >= 1 else {
      throw ValidationError("--runs and --threads are at least 1.")
    }
    guard accounts == nil || answers == nil else {
      throw ValidationError("Choose one: --answers for independent answers, or --accounts.")
    }
    guard accounts != nil || (icc == nil && sizes.isEmpty) else {
      throw ValidationError("--icc and --sizes describe accounts; give their number: --accounts N.")
    }
    let valid =
      accounts == nil ? NetScoreInterval.all.map(\.name) : ClusteredInterval.all.map(\.name)
    for choice in interval {
      guard case .named(let name) = choice, !valid.contains(name) else { continue }
      throw ValidationError(
        "--interval \(name) does not fit here. The methods are: "
          + valid.joined(separator: ", ") + ".")
    }
    guard (answers?.values ?? []).allSatisfy({ (1...200).contains($0) && $0 == $0.rounded() })
    else {
      throw ValidationError("--answers takes whole numbers from 1 to 200.")
    }
    let counts = accounts?.values ?? []
    guard counts.allSatisfy({ (1...10_000).contains($0) && $0 == $0.rounded() }) else {
      throw ValidationError("--accounts takes whole numbers from 1 to 10,000.")
    }
    guard (icc?.values ?? []).allSatisfy({ (0...1).contains($0) }) else {
      throw ValidationError("--icc takes numbers from 0 to 1.")
    }
  }

  func run() throws {
    let names = interval.compactMap { choice in
      if case .named(let name) = choice { name } else { nil }
    }
    let result: CoverageResult
    if let accounts {
      let chosen = ClusteredInterval.all.filter { names.contains($0.name) }
      result = CoverageStudy.clustered(
        accounts: accounts.integers, correlations: icc?.values ?? [0, 0.3, 0.6],
        sizes: sizes.isEmpty ? AccountSizes.allCases : sizes,
        methods: chosen.isEmpty ? [.ignoringAccounts] + ClusteredInterval.all : chosen,
        level: level, runs: runs, seed: seed, threads: threads)
    } else {
      let chosen = NetScoreInterval.all.filter { names.contains($0.name) }
      result = CoverageStudy.independent(
        sizes: answers?.integers ?? [5, 10, 20, 30],
        methods: chosen.isEmpty ? NetScoreInterval.all : chosen,
        level: level, threads: threads)
    }
    try output.write(
      Envelope(
        schema: "quorum.coverage/1", version: Version.current, command: "coverage",
        options: [
          JSONMember("level", .number(level)),
          JSONMember("interval", .array(names.map { .string($0) })),
        ],
        seed: result.seed, result: result, notes: result.remarks))
  }
}

extension AccountSizes: ExpressibleByArgument {}
