import Testing

@testable import Reports

private struct SampleResult: Codable, Sendable, Equatable {
  struct Interval: Codable, Sendable, Equatable {
    var lower: Double?
    var upper: Double?
    var level = 0.95
    var method = "score"
  }

  struct Group: Codable, Sendable, Equatable {
    var segment: String
    var estimate: Double?
    var interval: Interval
    var nAccounts: Int
  }

  var estimate = 23.214285714285715
  var standardError = 9.41
  var interval = Interval(lower: 4.1, upper: 41.03)
  var counts = [25.0, 36, 51]
  var groups = [
    Group(
      segment: "Enterprise", estimate: 41.2, interval: Interval(lower: 12, upper: 63.1),
      nAccounts: 17),
    Group(segment: "Partners", estimate: nil, interval: Interval(), nAccounts: 3),
  ]
}

@Suite struct EnvelopeTests {
  private let envelope = Envelope(
    schema: "quorum.nps/1", version: "0.1.0", command: "nps",
    options: [
      JSONMember("level", 0.95), JSONMember("by", ["segment"]),
      JSONMember("finite_population", nil),
    ],
    inputs: [EnvelopeInput(path: "responses.csv", rows: 124, used: 112, digest: "sha256:0f3a")],
    seed: nil, result: SampleResult(),
    findings: [Remark(code: "increased", sentence: "The score is above zero.")], notes: [])

  @Test func snapshot() throws {
    try assertSnapshot(try OrderedJSON().text(of: envelope), named: "envelope.json")
  }

  @Test func membersAlwaysStandInThisOrder() throws {
    guard case .object(let members) = try OrderedJSON().value(of: envelope) else {
      Issue.record("not an object")
      return
    }
    #expect(
      members.map(\.key) == [
        "schema", "version", "command", "options", "inputs", "seed", "result", "findings", "notes",
      ])
    #expect(members[5].value == .null)
    var seeded = envelope
    seeded.seed = .max
    #expect(try OrderedJSON().text(of: seeded).contains("\"seed\": 18446744073709551615,"))
  }

  @Test func pathsLeadIntoTheResult() {
    var broken = envelope
    broken.result.groups[1].estimate = .nan
    #expect(
      throws: OrderedJSONError.notFinite(path: "result.groups[1].estimate", number: "nan")
    ) {
      try OrderedJSON().text(of: broken)
    }
  }
}
