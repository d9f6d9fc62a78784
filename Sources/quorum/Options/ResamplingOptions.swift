import ArgumentParser

/// How many resamples or arrangements are drawn, from which seed, and on how many threads.
struct ResamplingOptions: ParsableArguments {
  /// Beyond this a p-value gains nothing and memory is lost.
  static let mostResamples = 10_000_000

  @Option(help: "Resamples or arrangements drawn where they cannot all be enumerated.")
  var resamples = 9_999

  @Option(help: "The seed of those draws.")
  var seed: UInt64 = 1

  @Option(
    help: ArgumentHelp(
      "How many threads work at once; the numbers do not depend on it. (default: all cores)",
      valueName: "n"))
  var threads: Int?

  func validate() throws {
    guard (99...Self.mostResamples).contains(resamples) else {
      throw ValidationError("--resamples lies between 99 and \(Self.mostResamples).")
    }
    guard threads.map({ (1...1_024).contains($0) }) ?? true else {
      throw ValidationError("--threads lies between 1 and 1024.")
    }
  }

  /// Runs work that says how far it is, on a terminal, once it takes more than a second.
  func withProgress<Result>(
    _ work: (@escaping @Sendable (Double) -> Void) throws -> Result
  ) rethrows -> Result {
    let line = ProgressLine()
    defer { line.finish() }
    return try work { line.update($0) }
  }
}
