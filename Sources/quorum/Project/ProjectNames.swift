import Customers
import Tables

/// Compares the roles and tiers that a project names with those of its files.
struct ProjectNames {
  private let opened: OpenedProject

  /// Where a name stands in the project file.
  private struct Mention {
    let name: String
    let path: [String]
  }

  init(_ opened: OpenedProject) { self.opened = opened }

  /// Roles and tiers that no file knows.
  /// - Parameters:
  ///   - table: the file that was just read, with all its rows
  ///   - kind: what it holds
  /// - Returns: notes of roles that were weighed but nobody has.
  /// - Throws: `ProjectFileError` for a name that must be a mistake.
  func check(
    _ table: Table, _ kind: ProjectFile.Kind, _ reading: ReadingOptions
  ) throws(ProjectFileError) -> [TableNote] {
    var notes: [TableNote] = []
    if [.responses, .invitations].contains(kind) {
      notes += try roles(table, kind, reading)
    }
    if [.responses, .invitations, .accounts].contains(kind) { try tiers(table, kind, reading) }
    return notes
  }

  private func roles(
    _ table: Table, _ kind: ProjectFile.Kind, _ reading: ReadingOptions
  ) throws(ProjectFileError) -> [TableNote] {
    let project = opened.project
    let declared = project.roles.map { Mention(name: $0.name, path: ["roles", $0.name]) }
    var others: [Mention] = []
    for tier in project.tiers {
      for (key, guideline) in [("invitations", tier.invitations), ("responses", tier.responses)] {
        others += (guideline?.roles.keys.sorted() ?? []).map {
          Mention(name: $0, path: ["tiers", tier.name, key, $0])
        }
      }
    }
    others += project.targets.compactMap { target in
      target.role.map { Mention(name: $0, path: ["targets", target.figure, "roles", $0]) }
    }
    let wanted = Set((declared + others).map(\.name))
    guard
      let known = known(
        .role, wanted, table, kind, in: [.responses, .invitations], reading)
    else { return [] }
    let listed = Set(declared.map(\.name))
    let unlisted = known.filter { !listed.contains($0) }
    let unknown = declared.filter { !known.contains($0.name) }
    // With a role of the data left over, a role without rows is that one under another name.
    if let first = unknown.first, !unlisted.isEmpty {
      throw opened.document.failure(
        first.path,
        "No file has the role \(Excerpt.quoted(first.name))."
          + ProjectFileError.meant(first.name, among: known, noun: "roles of the files"))
    }
    let all = Set(known).union(listed)
    if let first = others.first(where: { !all.contains($0.name) }) {
      throw opened.document.failure(
        first.path,
        "Neither the files nor this project know the role \(Excerpt.quoted(first.name))."
          + ProjectFileError.meant(
            first.name, among: known + declared.map(\.name).filter { !known.contains($0) },
            noun: "roles"))
    }
    return unknown.map {
      TableNote(
        code: "role_without_people",
        sentence: "Nobody in the project's files has the role \(Excerpt.quoted($0.name)) that it "
          + "names.")
    }
  }

  private func tiers(
    _ table: Table, _ kind: ProjectFile.Kind, _ reading: ReadingOptions
  ) throws(ProjectFileError) {
    let project = opened.project
    let mentions =
      project.tiers.map { Mention(name: $0.name, path: ["tiers", $0.name]) }
      + project.targets.compactMap { target in
        target.tier.map { Mention(name: $0, path: ["targets", target.figure, "tiers", $0]) }
      }
    guard
      let known = known(
        .tier, Set(mentions.map(\.name)), table, kind, in: [.accounts, .responses, .invitations],
        reading)
    else { return }
    if let first = mentions.first(where: { !known.contains($0.name) }) {
      throw opened.document.failure(
        first.path,
        "No file has the tier \(Excerpt.quoted(first.name))."
          + ProjectFileError.meant(first.name, among: known, noun: "tiers of the files"))
    }
  }

  /// The values of a purpose in the files of the project, read until all wanted ones are found; nil
  /// when no file has a column for it.
  private func known(
    _ purpose: ColumnPurpose, _ wanted: Set<String>, _ table: Table, _ kind: ProjectFile.Kind,
    in kinds: [ProjectFile.Kind], _ reading: ReadingOptions
  ) -> [String]? {
    guard !wanted.isEmpty else { return nil }
    var found: [String]?
    func add(_ table: Table) {
      guard let choice = try? ColumnChoice.find(purpose, given: nil, in: table),
        let levels = try? table.labels(choice.column).levels
      else { return }
      found = (found ?? []) + levels.filter { level in !(found ?? []).contains(level) }
    }
    add(table)
    for other in kinds where other != kind {
      if let found, wanted.isSubset(of: found) { break }
      // A file that cannot be read is said where a command needs it.
      guard let file = opened.project.file(other),
        let table = try? reading.read(opened.path(file)),
        let declared = try? opened.declaring(table, as: file)
      else { continue }
      add(declared)
    }
    return found?.sorted(by: NaturalOrder.precedes)
  }
}
