import Reports
import Tables

extension FileCheck {
  /// Roles as the files have them against roles as they were declared.
  static let roles: [FileCheck] = [
    FileCheck("roles_without_weight", "Roles that no weight was declared for") { context in
      guard let weights = context.project.roleWeights else { return [] }
      return [ProjectFile.Kind.responses, .invitations].compactMap { kind in
        guard let file = context.file(kind), let labels = file.labels(.role) else { return nil }
        let unknown = labels.levels.map { weights[$0] == nil }
        let rows = labels.codes.indices.filter {
          labels.codes[$0] >= 0 && unknown[Int(labels.codes[$0])]
        }
        guard !rows.isEmpty else { return nil }
        let names = labels.levels.indices.filter { unknown[$0] }.map { labels.levels[$0] }
        let near = names.flatMap { NearNames.near($0, among: weights.keys.sorted(), limit: 1) }
        let hint = near.isEmpty ? "" : " Declared is \(Listed.quoted(near))."
        return file.finding(
          kind == .responses ? .blocks : .warns, column: file.column(.role)?.name, rows: rows,
          count: names.count,
          "\(counted(names.count, "role")) \(names.count == 1 ? "has" : "have") no weight: "
            + "\(Listed.quoted(names)).\(hint)",
          effect: "Weighted scores are refused: a role is asked about, not dropped.",
          remedy: "Give it a weight (0 leaves it out) with --role-weights or in the project file.",
          commands: ["nps"] + .programme)
      }
    },
    FileCheck("weights_without_role", "Weights for roles that nobody has") { context in
      guard let weights = context.project.roleWeights, let file = context.file(.responses),
        let labels = file.labels(.role)
      else { return [] }
      let known = Set(labels.levels)
      let unused = weights.keys.filter { !known.contains($0) }.sorted()
      guard !unused.isEmpty else { return [] }
      return [
        file.finding(
          .notes, column: file.column(.role)?.name, count: unused.count,
          "A weight was declared for \(Listed.quoted(unused)), but no answer has "
            + "\(unused.count == 1 ? "that role" : "those roles").",
          effect: "Weighted scores rest on the roles that answered.",
          commands: ["nps"] + .programme)
      ]
    },
    FileCheck("weights_without_role_column", "Weights of roles, but no column of roles") {
      context in
      guard context.project.roleWeights != nil, let file = context.file(.responses),
        file.column(.role) == nil
      else { return [] }
      return [
        file.finding(
          .blocks, "Weights of roles were declared, but no column was recognised as the role.",
          effect: "Weighted scores are refused.",
          remedy: "Name the column “role”, or declare it in the project file.",
          commands: ["nps"] + .programme)
      ]
    },
    FileCheck("tiers_undeclared", "Tiers that the project does not know") { context in
      let declared = Set(context.project.tiers.map(\.name))
      guard !declared.isEmpty, let file = context.file(.accounts), let labels = file.labels(.tier)
      else { return [] }
      let unknown = labels.levels.map { !declared.contains($0) }
      let rows = labels.codes.indices.filter {
        labels.codes[$0] >= 0 && unknown[Int(labels.codes[$0])]
      }
      guard !rows.isEmpty else { return [] }
      let names = labels.levels.indices.filter { unknown[$0] }.map { labels.levels[$0] }
      return [
        file.finding(
          .warns, column: file.column(.tier)?.name, rows: rows, count: names.count,
          "\(counted(names.count, "tier")) \(names.count == 1 ? "is" : "are") not declared in the "
            + "project: \(Listed.quoted(names)).",
          effect: "These accounts have no guideline and no target.",
          remedy: "Declare the tier, or correct its spelling.", commands: .programme)
      ]
    },
  ]
}
