import ArgumentParser
import Customers
import Reports
import Tables

/// Guidelines and targets of a programme, beside those of its project file.
struct GoalOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How many people of each role are to be invited per account and wave, tier:role=n,role=n; "
        + "all=n counts every role; without a tier for all. May be repeated.",
      valueName: "guideline"), transform: GuidelineArgument.init(parsing:))
  var guideline: [GuidelineArgument] = []

  @Option(
    help: ArgumentHelp("The same for people who are to answer.", valueName: "guideline"),
    transform: GuidelineArgument.init(parsing:))
  var responseTarget: [GuidelineArgument] = []

  @Option(
    help: ArgumentHelp(
      "What a figure is to reach, as figure>=value or figure<=value, rates as 0.5 or 50%; tier:figure "
        + "for one tier. May be repeated.", valueName: "target"),
    transform: TargetArgument.init(parsing:))
  var target: [TargetArgument] = []

  /// Adds them to a project; what is given here comes before what the file says.
  func add(to project: inout Project, tiers known: [String]) {
    for (arguments, path) in [
      (guideline, \ProjectTier.invitations), (responseTarget, \ProjectTier.responses),
    ] {
      for argument in arguments {
        for name in argument.tier.map({ [$0] }) ?? known {
          let place = project.tiers.firstIndex { $0.name == name } ?? project.tiers.endIndex
          if place == project.tiers.endIndex { project.tiers.append(ProjectTier(name: name)) }
          project.tiers[place][keyPath: path] = argument.guideline
        }
      }
    }
    project.targets += target.map(\.target)
  }

  /// The options in force, for the JSON envelope.
  var members: [JSONMember] {
    [
      JSONMember("guideline", .array(guideline.map { .string($0.text) })),
      JSONMember("response_target", .array(responseTarget.map { .string($0.text) })),
      JSONMember("target", .array(target.map { .string($0.text) })),
    ]
  }
}

/// A guideline written "enterprise:decision_maker=1,end_user=3".
struct GuidelineArgument {
  let text: String
  let tier: String?
  let guideline: ProjectTier.Guideline

  /// - Throws: `ValidationError` when a part is no role with a whole number from 0.
  init(parsing argument: String) throws {
    text = argument
    let colon = argument.firstIndex(of: ":")
    tier = colon.map { String(argument[..<$0]) }
    let rest = colon.map { String(argument[argument.index(after: $0)...]) } ?? argument
    var guideline = ProjectTier.Guideline()
    let pairs = try NamedNumbers(rest, like: "enterprise:decision_maker=1,end_user=3").pairs
    for (name, number) in pairs {
      guard let count = Int(exactly: number), count >= 0 else {
        throw ValidationError("“\(name)=\(number)” counts people: a whole number from 0.")
      }
      if name == "all" {
        guideline.all = count
      } else {
        guideline.roles[name] = count
      }
    }
    guard !pairs.isEmpty, tier != "" else {
      throw ValidationError(
        "Write a guideline as tier:role=number, such as enterprise:decision_maker=1,end_user=3.")
    }
    self.guideline = guideline
  }
}

/// A target written "response_rate>=0.5" or "enterprise:silent_accounts<=10%".
struct TargetArgument {
  let text: String
  let target: ProjectTarget

  /// - Throws: `ValidationError` when there is no figure, no sign or no number.
  init(parsing argument: String) throws {
    text = argument
    let plain = argument.filter { $0 != " " }
      .split(separator: "≥", omittingEmptySubsequences: false).joined(separator: ">=")
      .split(separator: "≤", omittingEmptySubsequences: false).joined(separator: "<=")
    let signs = plain.indices.filter { plain[$0] == ">" || plain[$0] == "<" }
    guard signs.count == 1, let sign = signs.first, sign > plain.startIndex else {
      throw Self.unreadable(argument)
    }
    var number = plain[plain.index(after: sign)...]
    if number.first == "=" { number = number.dropFirst() }
    let isPercent = number.last == "%"
    if isPercent { number = number.dropLast() }
    guard var value = Double(number), value.isFinite else { throw Self.unreadable(argument) }
    if isPercent { value /= 100 }
    var figure = String(plain[..<sign])
    var tier: String?
    if let colon = figure.firstIndex(of: ":") {
      tier = String(figure[..<colon])
      figure = String(figure[figure.index(after: colon)...])
    }
    guard !figure.isEmpty, tier != "" else { throw Self.unreadable(argument) }
    let isLeast = plain[sign] == ">"
    target = ProjectTarget(
      figure: figure, tier: tier, atLeast: isLeast ? value : nil, atMost: isLeast ? nil : value)
  }

  private static func unreadable(_ argument: String) -> ValidationError {
    ValidationError(
      "“\(argument)” is no target. Write one as response_rate>=0.5 or silent_accounts<=10%.")
  }
}
