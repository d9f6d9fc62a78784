import Statistics
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

  /// Puts the names in an order and gives the new place of each old one.
  mutating func sort(_ order: [String]) -> [Int] {
    let sorted = NameIndex(order)
    let moved = names.map { sorted.places[$0] ?? 0 }
    self = sorted
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

  /// Puts the waves as they followed each other and gives the new place of each old one.
  mutating func sortWaves(
    _ answers: [ProgrammeAnswer], _ invitations: [ProgrammeInvitation]
  ) -> (moved: [Int], note: Note?) {
    func middles(_ days: [(wave: Int?, day: Double?)]) -> [String: Double] {
      var found: [String: [Double]] = [:]
      for (wave, day) in days {
        if let wave, let day { found[waves.names[wave], default: []].append(day) }
      }
      return found.mapValues(WaveOrder.middle)
    }
    // A wave that nobody answered was at least invited to.
    let days = middles(invitations.map { ($0.wave, $0.day) })
      .merging(middles(answers.map { ($0.wave, $0.day) })) { _, answered in answered }
    let order = WaveOrder(waves.names, days: days)
    return (waves.sort(order.names), order.note)
  }
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
