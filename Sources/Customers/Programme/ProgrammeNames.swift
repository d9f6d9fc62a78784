import Tables

/// Names in order of appearance, each with its place.
struct NameIndex {
  private(set) var names: [String]
  private var places: [String: Int]

  init(_ names: [String] = []) {
    self.names = names
    places = Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
  }

  /// The place of a name, which it takes when it is new; nil for none.
  mutating func place(_ name: String?) -> Int? {
    guard let name else { return nil }
    if let known = places[name] { return known }
    places[name] = names.count
    names.append(name)
    return names.count - 1
  }

  /// Puts the names in natural order and gives the new place of each old one.
  mutating func sort() -> [Int] {
    let order = names.indices.sorted { NaturalOrder.precedes(names[$0], names[$1]) }
    var moved = [Int](repeating: 0, count: names.count)
    for (new, old) in order.enumerated() { moved[old] = new }
    self = NameIndex(order.map { names[$0] })
    return moved
  }
}

/// The people, roles and waves of a programme.
struct ProgrammeNames {
  private(set) var people = NameIndex()
  private(set) var roles: NameIndex
  private(set) var waves = NameIndex()

  init(roles: [String]) { self.roles = NameIndex(roles) }

  mutating func person(_ name: String?) -> Int? { people.place(name) }
  mutating func role(_ name: String?) -> Int? { roles.place(name) }
  mutating func wave(_ name: String?) -> Int? { waves.place(name) }
  mutating func sortWaves() -> [Int] { waves.sort() }
}

extension ProgrammeAnswer {
  func moved(to waves: [Int]) -> ProgrammeAnswer {
    var moved = self
    moved.wave = wave.map { waves[$0] }
    return moved
  }

  func answering(_ invitation: Int?) -> ProgrammeAnswer {
    var answering = self
    answering.invitation = invitation
    return answering
  }
}

extension ProgrammeInvitation {
  func moved(to waves: [Int]) -> ProgrammeInvitation {
    var moved = self
    moved.wave = wave.map { waves[$0] }
    return moved
  }

  func answered(by answer: Int?) -> ProgrammeInvitation {
    var answered = self
    answered.answer = answer
    return answered
  }
}
