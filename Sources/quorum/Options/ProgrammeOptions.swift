import ArgumentParser
import Customers
import Reports
import Tables

/// The files of a programme beside its answers, and what each role counts.
struct ProgrammeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("A file with one row per account: tier, revenue, churn.", valueName: "file"))
  var accounts: String?

  @Option(
    help: ArgumentHelp("A file with one row per person invited (and wave).", valueName: "file"))
  var invitations: String?

  @Option(help: ArgumentHelp("A file with one row per alert.", valueName: "file"))
  var alerts: String?

  @Option(
    help: ArgumentHelp(
      "The weight of each role, role=weight,…, or a file with columns role and weight.",
      valueName: "weights"))
  var roleWeights: String?

  @Option(
    help: ArgumentHelp(
      "The roles from most to least senior. (default: by falling weight)", valueName: "role,…"))
  var seniority: String?

  /// The project that these options and its file describe; options win.
  /// - Parameter file: the project file in use.
  func project(_ input: ReadingOptions, _ file: OpenedProject? = nil) throws -> Project {
    var project = file?.project ?? Project()
    if let weights = try RoleWeights.read(roleWeights, input) {
      // Weights are given as a whole: those of the file would be on another scale.
      for place in project.roles.indices {
        project.roles[place].weight = nil
        project.roles[place].empowerment = [:]
      }
      for (name, weight) in weights {
        if let known = project.roles.firstIndex(where: { $0.name == name }) {
          project.roles[known].weight = weight
        } else {
          project.roles.append(ProjectRole(name: name, weight: weight))
        }
      }
    }
    if seniority != nil {
      for place in project.roles.indices { project.roles[place].seniority = nil }
    }
    for (place, name) in (seniority?.split(separator: ",").map(String.init) ?? []).enumerated() {
      if let known = project.roles.firstIndex(where: { $0.name == name }) {
        project.roles[known].seniority = place + 1
      } else {
        project.roles.append(ProjectRole(name: name, seniority: place + 1))
      }
    }
    return project
  }

  /// Reads the files and brings them together.
  func load(_ input: InputOptions, columns: ColumnOptions) throws -> LoadedProgramme {
    var responses = try input.table()
    let project = try self.project(input.reading, responses.project)
    let accounts = try input.reading.companion(.accounts, self.accounts, of: &responses)
    let invitations = try input.reading.companion(
      .invitations, self.invitations, of: &responses, accounts: accounts)
    let alerts = try input.reading.companion(
      .alerts, self.alerts, of: &responses, accounts: accounts)
    let given = [
      (ColumnPurpose.netPromoter, columns.score), (.account, columns.account),
      (.respondent, columns.respondent),
    ].compactMap { purpose, name in name.map { (purpose, $0) } }
    let join = ProgrammeJoin(
      project: project, columns: Dictionary(given) { _, last in last }, invalid: columns.invalid)
    let programme = try join.run(
      responses: responses.table, accounts: accounts?.table, invitations: invitations?.table,
      alerts: alerts?.table)
    var inputs = [responses] + [accounts, invitations, alerts].compactMap { $0 }
    if let file = responses.project { inputs.append(file.input) }
    return LoadedProgramme(
      project: project, programme: programme, invitations: invitations?.table, inputs: inputs)
  }

  /// The options in force, for the JSON envelope.
  var members: [JSONMember] {
    [
      JSONMember("accounts", JSONValue(accounts)),
      JSONMember("invitations", JSONValue(invitations)),
      JSONMember("alerts", JSONValue(alerts)), JSONMember("role_weights", JSONValue(roleWeights)),
      JSONMember("seniority", JSONValue(seniority)),
    ]
  }
}

/// A programme as it was read, with what was declared of it.
struct LoadedProgramme {
  /// What was declared, by options or in a project file.
  let project: Project
  /// What the files hold.
  let programme: Programme
  /// The file of invitations; nil where there is none.
  let invitations: Table?
  /// The files, the answers first, the project file last.
  let inputs: [Input]
}

/// Weights of roles as an option gives them.
enum RoleWeights {
  /// The weights in the order written: "decision_maker=3,end_user=1", or a file with the columns role
  /// and weight; nil when nothing was given.
  static func read(_ argument: String?, _ input: ReadingOptions) throws -> [(String, Double)]? {
    guard let argument else { return nil }
    if argument.contains("=") {
      return try NamedNumbers(argument, like: "decision_maker=3,end_user=1").pairs
    }
    let table = try input.read(argument)
    let (roles, weights) = (try table.labels("role"), try table.numbers("weight"))
    return zip(roles.codes.indices, weights).compactMap { row, weight in
      roles[row].flatMap { role in weight.map { (role, $0) } }
    }
  }
}
