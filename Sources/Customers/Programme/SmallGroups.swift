import Statistics
import Tables

/// The rule that protects people in small groups: no figure of fewer than `minimum` respondents is
/// shown, nor can one be computed from the figures that are.
///
/// A figure of a group is a function of sums over its answers, so a hidden group is revealed when
/// sums of shown groups give its own by adding and subtracting. What is withheld is chosen so that
/// 1. no listed group with fewer respondents than the minimum is shown,
/// 2. the hidden groups of one grouping are two at least, with the minimum of respondents together,
///    so that the whole less the shown groups tells nothing of few,
/// 3. no shown group lies inside another with fewer than the minimum of respondents between them,
/// 4. no hidden group with fewer respondents is a linear combination of shown ones.
public struct SmallGroups: Codable, Sendable, Equatable {
  /// The least number of respondents that a figure is shown for.
  public let minimum: Int

  /// Makes the rule; 3 is recommended for reports that are shared.
  public init(minimum: Int) {
    precondition(minimum >= 1, "a minimum of \(minimum) respondents")
    self.minimum = minimum
  }

  /// A group whose figures would be shown.
  public struct Group: Sendable, Equatable {
    /// The grouping that it belongs to; the groups of one grouping share no answer.
    public let grouping: Int
    /// Its answers, by any number that is the same in every group.
    public let answers: [Int]

    /// Makes a group.
    public init(grouping: Int, answers: [Int]) {
      self.grouping = grouping
      self.answers = answers
    }
  }

  /// Whether so few respondents have answered in all that nothing may be shown.
  public func hidesAll(_ respondents: Int) -> Bool { respondents > 0 && respondents < minimum }

  /// Which groups of one grouping without common respondents are withheld.
  /// - Parameter sizes: respondents of each group
  public func withheld(sizes: [Int]) -> [Bool] {
    var next = 0
    let groups = sizes.map { size in
      defer { next += size }
      return Group(grouping: 0, answers: Array(next..<(next + size)))
    }
    return withheld(groups) { $0 }
  }

  /// Which groups are withheld, the figures of all answers together being shown as well.
  /// - Parameters:
  ///   - groups: every group that would be shown; groups without answers tell nothing and stay
  ///   - respondent: who gave an answer
  /// - Complexity: of one grouping O(groups²); with several, a linear system of the shown groups.
  public func withheld(_ groups: [Group], respondent: (Int) -> Int) -> [Bool] {
    let cover = GroupCover(groups, respondent: respondent)
    var hidden = cover.sizes.map { $0 > 0 && $0 < minimum }
    // Each step hides one more group, so the loop ends.
    while let next = revealing(cover, hidden) { hidden[next] = true }
    return hidden
  }

  /// A shown group without which less could be computed; nil when nothing hidden can be.
  private func revealing(_ cover: GroupCover, _ hidden: [Bool]) -> Int? {
    for members in cover.groupings {
      let lost = members.filter { hidden[$0] }
      guard !lost.isEmpty else { continue }
      if lost.count < 2 || cover.respondents(of: lost) < minimum,
        let next = cover.smallest(of: members.filter { !hidden[$0] })
      {
        return next
      }
    }
    guard cover.groupings.count > 1 else { return nil }
    let shown = hidden.indices.filter { !hidden[$0] && cover.sizes[$0] > 0 }
    if let inner = nested(cover, shown) { return inner }
    let span = AnswerSpan(shown.map { cover.vector($0) } + [cover.whole])
    for group in hidden.indices
    where hidden[group] && cover.sizes[group] < minimum && span.holds(cover.vector(group)) {
      let near = shown.filter { cover.overlap($0, group) }
      return cover.smallest(of: near.isEmpty ? shown : near)
    }
    return nil
  }

  /// A shown group that lies in another, or in all answers, with too few respondents between.
  private func nested(_ cover: GroupCover, _ shown: [Int]) -> Int? {
    for inner in shown {
      for outer in shown.map({ cover.cells[$0] }) + [Set(cover.all)] {
        let own = cover.cells[inner]
        guard own.count < outer.count, own.isSubset(of: outer) else { continue }
        if cover.respondents(inCells: outer.subtracting(own)) < minimum { return inner }
      }
    }
    return nil
  }

  /// What the reader is told.
  /// - Parameters:
  ///   - small: the names of groups with too few respondents
  ///   - others: the names of groups that would reveal them
  public func note(small: [String], others: [String]) -> Note? {
    guard !small.isEmpty || !others.isEmpty else { return nil }
    func named(_ names: [String]) -> String {
      let more = names.count > 10 ? " and \(names.count - 10) more" : ""
      return names.prefix(10).map { Excerpt.escaped($0) }.joined(separator: ", ") + more
    }
    let few =
      "\(counted(small.count, "group")) with fewer than \(minimum) respondents "
      + "\(small.count == 1 ? "is" : "are") not shown: \(named(small))."
    let more =
      others.isEmpty
      ? "" : " So that they cannot be computed from the rest, nor are: \(named(others))."
    return Note(code: "small_groups", sentence: (small.isEmpty ? "" : few) + more)
  }
}

/// Groups as sets of cells: answers that are in the same groups are one cell.
struct GroupCover {
  /// The groups of each grouping that hold answers.
  let groupings: [[Int]]
  /// The cells of each group.
  let cells: [Set<Int>]
  /// The respondents of each group.
  let sizes: [Int]
  /// Every cell.
  let all: Range<Int>
  private let people: [Set<Int>]

  init(_ groups: [SmallGroups.Group], respondent: (Int) -> Int) {
    var memberships: [Int: [Int]] = [:]
    for (place, group) in groups.enumerated() {
      for answer in group.answers { memberships[answer, default: []].append(place) }
    }
    var cellOf: [[Int]: Int] = [:]
    var people: [Set<Int>] = []
    var cells = [Set<Int>](repeating: [], count: groups.count)
    for (answer, own) in memberships {
      let cell = cellOf[own] ?? people.count
      if cell == people.count {
        cellOf[own] = cell
        people.append([])
        for group in own { cells[group].insert(cell) }
      }
      people[cell].insert(respondent(answer))
    }
    self.people = people
    self.cells = cells
    all = 0..<people.count
    sizes = cells.map { cells in
      cells.reduce(into: Set<Int>()) { $0.formUnion(people[$1]) }.count
    }
    let sizes = sizes
    let codes = Set(groups.map(\.grouping)).sorted()
    groupings = codes.map { code in
      groups.indices.filter { groups[$0].grouping == code && sizes[$0] > 0 }
    }
  }

  func respondents(inCells cells: Set<Int>) -> Int {
    cells.reduce(into: Set<Int>()) { $0.formUnion(people[$1]) }.count
  }

  func respondents(of groups: [Int]) -> Int {
    respondents(inCells: groups.reduce(into: Set<Int>()) { $0.formUnion(cells[$1]) })
  }

  func smallest(of groups: [Int]) -> Int? {
    groups.min { (sizes[$0], $0) < (sizes[$1], $1) }
  }

  func overlap(_ a: Int, _ b: Int) -> Bool { !cells[a].isDisjoint(with: cells[b]) }

  func vector(_ group: Int) -> [Double] { all.map { cells[group].contains($0) ? 1 : 0 } }

  var whole: [Double] { all.map { _ in 1 } }
}

/// What can be computed from sums over groups: the row space of their cells.
struct AnswerSpan {
  private var rows: [(pivot: Int, values: [Double])] = []

  init(_ vectors: [[Double]]) {
    for vector in vectors {
      let rest = reduced(vector)
      guard let pivot = rest.indices.max(by: { abs(rest[$0]) < abs(rest[$1]) }),
        abs(rest[pivot]) > 1e-9
      else { continue }
      rows.append((pivot, rest.map { $0 / rest[pivot] }))
    }
  }

  /// Whether a vector is a linear combination of the rows.
  func holds(_ vector: [Double]) -> Bool { reduced(vector).allSatisfy { abs($0) < 1e-7 } }

  private func reduced(_ vector: [Double]) -> [Double] {
    var rest = vector
    for row in rows {
      let factor = rest[row.pivot]
      guard factor != 0 else { continue }
      for index in rest.indices { rest[index] -= factor * row.values[index] }
      rest[row.pivot] = 0
    }
    return rest
  }
}

/// Fewer respondents in all than the rule asks for.
public struct SmallGroupsError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The respondents there are.
  public let respondents: Int
  /// The respondents there must be.
  public let minimum: Int

  /// What is wrong and what to do, for people.
  public var description: String {
    "\(counted(respondents, "person").replacingPersons) answered, fewer than --min-n \(minimum): no "
      + "figure may be shown."
  }
}

extension String {
  /// "2 persons" reads "2 people".
  fileprivate var replacingPersons: String {
    hasSuffix("persons") ? String(dropLast("persons".count)) + "people" : self
  }
}
