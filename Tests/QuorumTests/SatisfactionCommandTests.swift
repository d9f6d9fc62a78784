import Testing

@Suite struct SatisfactionCommandTests {
  @Test func shareAndMean() throws {
    let command = try Command()
    let file = try command.write("csat,ces\n5,7\n4,6\n3,2\n1,5\n", to: "s.csv")
    let csat = try command.run("csat", file)
    #expect(csat.status == 0 && csat.output.contains("50.0 %") && csat.output.contains("3.25"))
    let ces = try command.run("ces", file, "--format", "csv")
    #expect(ces.status == 0 && ces.output.contains("ces,share,0.75"))
    let other = try command.run("csat", file, "--score", "ces", "--scale", "1,7", "--positive", "6")
    #expect(other.status == 0 && other.output.contains("50.0 %"))
    #expect(try command.run("csat", file, "--positive", "9").status == 65)
    #expect(try command.run("csat", file, "--scale", "5", "--positive", "4").status == 64)
    #expect(try command.run("csat", file, "--scale", "1,7").status == 64)
  }
}
