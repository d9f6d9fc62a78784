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
      simulated.

      EXAMPLES
        quorum coverage --answers 5,10,20,30
        quorum coverage --answers 20 --interval score --interval wald
        quorum coverage --accounts 10 --icc 0.3 --sizes skewed
      """)

  @Option(help: ArgumentHelp("Numbers of answers.", valueName: "n,…"))
  var answers: NumberList = NumberList([5, 10, 20, 30])

  @Option(help: ArgumentHelp("Numbers of accounts.", valueName: "n,…"))
  var accounts: NumberList?

  @Option(help: ArgumentHelp("Correlations of answers within an account.", valueName: "r,…"))
  var icc: NumberList = NumberList([0, 0.3, 0.6])

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
    guard answers.values.allSatisfy({ (1...500).contains($0) && $0 == $0.rounded() }) else {
      throw ValidationError("--answers takes whole numbers from 1 to 500.")
    }
    let counts = accounts?.values ?? []
    guard counts.allSatisfy({ (1...10_000).contains($0) && $0 == $0.rounded() }) else {
      throw ValidationError("--accounts takes whole numbers from 1 to 10,000.")
    }
    guard icc.values.allSatisfy({ (0...1).contains($0) }) else {
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
        accounts: accounts.integers, correlations: icc.values,
        sizes: sizes.isEmpty ? AccountSizes.allCases : sizes,
        methods: chosen.isEmpty ? [.ignoringAccounts] + ClusteredInterval.all : chosen,
        level: level, runs: runs, seed: seed, threads: threads)
    } else {
      let chosen = NetScoreInterval.all.filter { names.contains($0.name) }
      result = CoverageStudy.independent(
        sizes: answers.integers, methods: chosen.isEmpty ? NetScoreInterval.all : chosen,
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

/// Numbers written "5,10,20".
struct NumberList: ExpressibleByArgument, CustomStringConvertible {
  let values: [Double]

  init(_ values: [Double]) { self.values = values }

  init?(argument: String) {
    let parts = argument.split(separator: ",").map { Double($0.trimmed) }
    guard !parts.isEmpty, parts.allSatisfy({ $0?.isFinite ?? false }) else { return nil }
    values = parts.compactMap { $0 }
  }

  /// The values as whole numbers; validated before use.
  var integers: [Int] { values.map { Int($0) } }

  var description: String {
    values.map { $0 == $0.rounded() ? String(Int($0)) : String($0) }.joined(separator: ",")
  }
}

extension AccountSizes: ExpressibleByArgument {}
