import Models
import Reports
import Statistics
import Tables
import Testing

@testable import Customers

@Suite struct CorrelationStudyTests {
  /// Twelve accounts: usage follows the score, churn goes against it, arr follows nothing.
  static func answers(each: Int = 1) -> Table {
    let scores = (0..<12).map { Double($0 % 11) }
    let rows = scores.indices.flatMap { Array(repeating: $0, count: each) }
    return Table(
      source: "folder/s.csv",
      columns: [
        Column(name: "account", texts: rows.map { "a\($0)" }),
        Column(name: "nps", numbers: rows.map { scores[$0] }),
        Column(name: "usage", numbers: rows.map { scores[$0] * 2 + Double($0 % 2) }),
        Column(name: "churned", texts: rows.map { scores[$0] < 4 ? "yes" : "no" }),
        Column(name: "kept", texts: rows.map { scores[$0] < 4 ? "no" : "yes" }),
        Column(name: "arr", numbers: rows.map { [5, 9, 1, 7, 3, 8, 2, 6, 4, 1, 9, 5][$0] }),
        Column(name: "region", texts: rows.map { ["x", "y", "z"][$0 % 3] }),
        Column(name: "half", texts: rows.map { $0 % 2 == 0 ? "north" : "south" }),
        Column(name: "flat", numbers: rows.map { _ in 1.5 }),
        Column(name: "void", texts: rows.map { _ in nil }),
      ])
  }

  @Test func theCoefficientFollowsTheColumns() throws {
    let result = try CorrelationStudy().run(Self.answers())
    let methods = Dictionary(uniqueKeysWithValues: result.pairs.map { ($0.second, $0.method) })
    #expect(
      methods == [
        "usage": "spearman", "churned": "rank_biserial", "arr": "spearman",
        "half": "rank_biserial", "flat": "spearman",
      ])
    let usage = try #require(result.pairs.first { $0.second == "usage" })
    #expect(usage.finding.code == "positive" && usage.secondMethod == "pearson")
    #expect(
      usage.finding.sentence.hasPrefix("Accounts with higher nps have higher usage: ρ = 1.00, "))
    let churned = try #require(result.pairs.first { $0.second == "churned" })
    #expect(churned.finding.code == "negative" && churned.positives == 5)
    #expect(churned.finding.sentence.hasPrefix("Accounts where churned is yes have lower nps"))
    let flat = try #require(result.pairs.first { $0.second == "flat" })
    #expect(flat.estimate == nil && flat.finding.code == "not_estimable")
    #expect(result.adjustment == "holm")
    let codes = result.notes.map(\.code)
    #expect(codes.contains("same_column") && codes.contains("texts_passed_over"))
    #expect(codes.contains("two_values") && codes.count { $0 == "not_cause" } == 1)
  }

  /// Ten answers of an account are one value of it.
  @Test func answersCountOncePerAccount() throws {
    let one = try CorrelationStudy().run(Self.answers())
    let ten = try CorrelationStudy().run(Self.answers(each: 10))
    #expect(one.pairs == ten.pairs && ten.answers == 120 && ten.rows == 12)
    #expect(ten.notes.map(\.code).contains("answers_to_accounts"))
  }

  @Test func matrixPartialAndMethods() throws {
    let matrix = try CorrelationStudy(pairs: .matrix(["nps", "usage", "arr", "nps"]))
      .run(Self.answers())
    #expect(matrix.matrix == ["nps", "usage", "arr"])
    #expect(matrix.pairs.map(\.method) == ["spearman", "spearman", "spearman"])
    let partial = try CorrelationStudy(
      pairs: .each(of: ["nps"], with: ["arr"]), controls: ["usage"]
    ).run(Self.answers())
    #expect(partial.pairs[0].method == "partial_spearman" && partial.controls == ["usage"])
    for method in CorrelationStudy.Method.allCases {
      let result = try CorrelationStudy(
        pairs: .each(of: ["nps"], with: ["usage"]), method: method, resamples: 199
      ).run(Self.answers())
      #expect(result.isEstimable && (result.pairs[0].pValue ?? 1) < 0.05)
    }
    #expect(throws: CorrelationStudyError.controlIsVariable(column: "usage")) {
      try CorrelationStudy(pairs: .each(of: ["nps"], with: ["usage"]), controls: ["usage"])
        .run(Self.answers())
    }
  }

  /// φ of churned and half: from the four counts 3, 2, 3, 4 by hand, (3·4 − 2·3)/√(5·7·6·6).
  @Test func twoYesNoColumns() throws {
    let result = try CorrelationStudy(pairs: .each(of: ["churned"], with: ["half"]))
      .run(Self.answers())
    let pair = result.pairs[0]
    // Churned: accounts 0, 1, 2, 3, 11; of them 1, 3, 11 are south; of the other seven 5, 7, 9 are.
    #expect(pair.method == "phi")
    let margins: Double = 5 * 7 * 6 * 6
    let phi: Double = 6 / margins.squareRoot()
    let distance: Double = abs((pair.estimate ?? 0) - phi)
    #expect(distance < 1e-12)
    #expect(pair.finding.code == "inconclusive")
    #expect(pair.exact && pair.adjustedPValue == nil && result.adjustment == nil)
  }

  @Test func tooFewAccounts() throws {
    let few = Self.answers().selecting(rows: [0, 4, 8])
    let result = try CorrelationStudy(pairs: .each(of: ["nps"], with: ["usage"])).run(few)
    #expect(!result.isEstimable && result.pairs[0].notes.map(\.code) == ["few_accounts"])
    #expect(result.pairs[0].accounts == 3 && result.pairs[0].pValue == nil)
    let void = try CorrelationStudy(pairs: .each(of: ["nps"], with: ["void"])).run(Self.answers())
    #expect(!void.isEstimable && void.pairs[0].accounts == 0)
  }

  @Test func columnsThatCannotBeCorrelated() throws {
    #expect(throws: CorrelationStudyError.manyLevels(column: "region", levels: ["x", "y", "z"])) {
      try CorrelationStudy(pairs: .each(of: ["nps"], with: ["region"])).run(Self.answers())
    }
    #expect(throws: TableError.self) {
      try CorrelationStudy(pairs: .each(of: ["nps"], with: ["usge"])).run(Self.answers())
    }
    #expect(throws: CorrelationStudyError.self) {
      try CorrelationStudy().run(
        Table(source: "t", columns: [Column(name: "account", texts: ["a", "b"])]))
    }
    let dated = Table(
      source: "t",
      columns: [
        Column(name: "account", texts: ["a", "b"]), Column(name: "nps", numbers: [1, 2]),
        Column(name: "since", days: [1, 2]),
      ])
    #expect(throws: CorrelationStudyError.dates(column: "since")) {
      try CorrelationStudy(pairs: .each(of: ["nps"], with: ["since"])).run(dated)
    }
  }

  @Test func withoutAccountsRowsStandForThemselves() throws {
    let rows = try Self.answers().selecting(columns: ["nps", "usage"])
    let result = try CorrelationStudy().run(rows)
    #expect(!result.isByAccount && result.notes.map(\.code).contains("no_account_column"))
    #expect(result.pairs[0].finding.sentence.hasPrefix("Rows with higher nps"))
  }

  @Test func tidyColumnsAreOfTheVocabulary() throws {
    let result = try CorrelationStudy(pairs: .matrix(["nps", "usage", "churned"]))
      .run(Self.answers())
    for table in result.report.tidyTables { #expect(ColumnNames.problems(in: table) == []) }
    #expect(result.report.tidyTables.map(\.rowCount) == [3])
  }

  @Test func coefficientsAreWrittenWithoutTheZero() {
    #expect(CorrelationSentence.coefficient(0.314) == ".31")
    #expect(CorrelationSentence.coefficient(-0.05) == "\(Format.minus).05")
    #expect(CorrelationSentence.coefficient(1) == "1.00")
  }
}
