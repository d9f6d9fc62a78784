import Testing

@testable import Reports

@Suite struct ColumnNamesTests {
  @Test func namesAreUniqueAndInSnakeCase() {
    let names = ColumnNames.all.map(\.name)
    #expect(Set(names).count == names.count)
    for name in names {
      #expect(name.allSatisfy { $0 == "_" || ($0.isASCII && ($0.isLowercase || $0.isNumber)) })
    }
    #expect(ColumnNames.all.allSatisfy { !$0.meaning.isEmpty })
  }

  @Test func holdsTheNamesOfTheDesign() {
    for name in [
      "term", "estimate", "std_error", "statistic", "df", "p_value", "conf_low", "conf_high",
      "conf_level", "method", "n", "n_accounts",
    ] {
      #expect(ColumnNames.contains(name))
    }
    #expect(!ColumnNames.contains("p.value"))
  }

  @Test func findsWhatIsWrong() {
    func table(_ names: [String]) -> ReportTable {
      ReportTable(name: "t", columns: names.map { ReportColumn($0, name: $0, texts: []) })
    }
    #expect(ColumnNames.problems(in: table(["term", "estimate"])).isEmpty)
    #expect(
      ColumnNames.problems(in: table(["Region", "estimate"]), groupColumns: ["Region"]).isEmpty)
    #expect(
      ColumnNames.problems(in: table(["Region", "estimate"])) == [
        "t: column Region is not in the vocabulary"
      ])
    #expect(
      ColumnNames.problems(in: table(["estimate", "Region"]), groupColumns: ["Region"]) == [
        "t: group column Region does not stand first"
      ])
    #expect(
      ColumnNames.problems(in: table(["n", "n"])) == ["t: column n appears twice"])
  }

  @Test func samplesKeepToIt() {
    #expect(ColumnNames.problems(in: Sample.tidy).isEmpty)
    #expect(ColumnNames.problems(in: Sample.table, groupColumns: ["segment"]).isEmpty)
  }
}
