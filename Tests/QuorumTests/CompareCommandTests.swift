import Testing

@Suite struct CompareCommandTests {
  static let answers =
    "wave,account,nps\n"
    + (0..<24).map { "\($0 / 12 + 1),a\($0 % 12),\($0 < 12 ? 9 : $0 % 7)" }
    .joined(separator: "\n") + "\n"

  @Test func wavesAreComparedInOrder() throws {
    let command = try Command()
    let outcome = try command.run(
      "compare", command.write(Self.answers, to: "s.csv"), "--waves", "wave")
    #expect(outcome.status == 0 && outcome.output.contains("The score fell from 1 to 2."))
    let json = try command.run("compare", "s.csv", "--waves", "wave", "--format", "json")
    #expect(json.output.contains("\"schema\": \"quorum.compare/1\""))
    #expect(json.output.contains("\"seed\": 1"))
  }

  @Test func everyFormAndDesign() throws {
    let command = try Command()
    let file = try command.write(Self.answers, to: "s.csv")
    for format in ["csv", "markdown", "html"] {
      let outcome = try command.run("compare", file, "--by", "wave", "--format", format)
      #expect(outcome.status == 0 && !outcome.output.isEmpty)
    }
    let benchmark = try command.run("compare", file, "--against", "30,50", "--by", "wave")
    #expect(benchmark.status == 0 && benchmark.output.contains("confidently"))
  }

  @Test func nothingToCompare() throws {
    let command = try Command()
    let file = try command.write(Self.answers, to: "s.csv")
    #expect(try command.run("compare", file).status == 64)
    #expect(try command.run("compare", file, "--by", "wave", "--waves", "wave").status == 64)
    #expect(try command.run("compare", file, "--against", "50,30").status == 64)
    #expect(try command.run("compare", file, "--by", "absent").status == 65)
    let one = try command.run("compare", file, "--by", "wave", "--where", "wave=1")
    #expect(one.status == 65 && one.errors.contains("nothing to compare"))
    let few = try command.write("g,account,nps\nx,a,9\nx,a,8\ny,b,1\ny,b,2\n", to: "few.csv")
    #expect(try command.run("compare", few, "--by", "g").status == 69)
  }
}
