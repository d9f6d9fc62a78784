import ArgumentParser
import Customers
import Reports
import Statistics
import Tables

/// `quorum gaps`: two views of the same thing, side by side.
struct GapsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gaps",
    abstract: "Where do two views differ: items and overall, staff and customer, partners, roles?",
    discussion: """
      EXAMPLES
        quorum gaps composite responses.csv --items-file items.csv
        quorum gaps staff responses.csv --staff staff.csv
        quorum gaps partners partners.csv
        quorum gaps roles responses.csv --benchmark decision_maker=20,end_user=40

      Each compares both sides in the same accounts (or partners), with an interval for the mean gap,
      and names the accounts whose gap is more than chance explains.
      """,
    subcommands: [
      CompositeGapCommand.self, StaffGapCommand.self, PartnerGapCommand.self,
      RoleGapCommand.self,
    ])
}

/// How many gaps are judged: the correction of p-values, and how signs are flipped.
struct GapOptions: ParsableArguments {
  @Option(help: "How p-values of several gaps are corrected.")
  var adjust: AdjustmentChoice = .holm

  @OptionGroup var resampling: ResamplingOptions

  var flips: SignFlipTest {
    SignFlipTest(
      replicates: resampling.resamples, seed: resampling.seed, threads: resampling.threads)
  }

  /// The options in force, for the JSON envelope.
  var members: [JSONMember] {
    [
      JSONMember("adjust", .string(adjust.rawValue)),
      JSONMember("resamples", .integer(String(resampling.resamples))),
    ]
  }
}

/// A rating scale written "1-7".
struct RatingScaleArgument: ExpressibleByArgument {
  let scale: RatingScale
  let text: String

  init?(argument: String) {
    let ends = argument.split { $0 == "-" || $0 == "," || $0 == "…" }.map { Double($0) }
    guard ends.count == 2, let low = ends[0], let high = ends[1], low < high, high.isFinite else {
      return nil
    }
    scale = RatingScale(low, high)
    text = argument
  }
}
