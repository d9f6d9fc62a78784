import Tables
import Testing

@testable import Models

@Suite struct DesignResponseTests {
  private func response(_ outcome: Column, _ text: String = "y ~ 1") throws -> DesignResponse {
    try Design(Formula(text), Table(source: "t", columns: [outcome])).response
  }

  @Test func numbersAreGivenOrRefused() throws {
    #expect(try response(Column(name: "y", numbers: [1, 2.5])).numbers() == [1, 2.5])
    #expect(try response(Column(name: "y", numbers: [1, 4]), "sqrt(y) ~ 1").numbers() == [1, 2])
    let text = try response(Column(name: "y", texts: ["yes", "no"]))
    #expect(throws: DesignError.self) { try text.numbers() }
    #expect(throws: DesignError.self) {
      try response(Column(name: "y", numbers: [1, 0]), "log(y) ~ 1")
    }
  }

  @Test(arguments: [
    ["Yes", "no", "Yes"], ["TRUE", "false", "TRUE"], ["1", "0", "1"], ["y", "N", "y"],
  ])
  func yesIsTheEvent(texts: [String]) throws {
    let binary = try response(Column(name: "y", texts: texts)).binary()
    #expect(binary.isEvent == [true, false, true])
    #expect(binary.numbers == [1, 0, 1])
    #expect(binary.event == texts[0] && binary.other == texts[1] && binary.eventCount == 2)
  }

  @Test func numbersZeroAndOneAreYesAndNo() throws {
    #expect(try response(Column(name: "y", numbers: [1, 0])).binary().isEvent == [true, false])
    #expect(try response(Column(name: "y", numbers: [0, 0])).binary().event == nil)
  }

  @Test func otherPairsNeedTheEventNamed() throws {
    let pair = try response(Column(name: "y", texts: ["lost", "kept", "Lost it"]))
    #expect(throws: DesignError.notBinary(outcome: "y", levels: ["Lost it", "kept", "lost"])) {
      try pair.binary(event: "lost")
    }
    let two = try response(Column(name: "y", texts: ["lost", "kept"]))
    #expect(throws: DesignError.eventNotNamed(outcome: "y", levels: ["kept", "lost"])) {
      try two.binary()
    }
    #expect(try two.binary(event: "Lost").isEvent == [true, false])
    #expect(
      throws: DesignError.unknownEvent(
        outcome: "y", event: "lots", near: ["lost"], levels: ["kept", "lost"])
    ) { try two.binary(event: "lots") }
    let twice = try response(Column(name: "y", texts: ["yes", "true"]))
    #expect(throws: DesignError.eventNotNamed(outcome: "y", levels: ["true", "yes"])) {
      try twice.binary()
    }
  }
}
