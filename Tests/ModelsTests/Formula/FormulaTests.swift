import Foundation
import Probability
import Testing

@testable import Models

@Suite struct FormulaTests {
  private func terms(_ text: String) throws -> [String] { try Formula(text).terms.map(\.label) }

  @Test func aFormulaIsReadTermByTerm() throws {
    let formula = try Formula("churned ~ nps + log(usage) + role[ref=User] + tenure:plan - 1")
    #expect(formula.outcome == "churned")
    #expect(!formula.intercept)
    #expect(
      formula.terms == [
        "nps", Term([Factor("usage", transforms: [.log])]),
        Term([Factor("role", reference: "User")]), Term(["tenure", "plan"]),
      ])
    #expect(formula.columns == ["churned", "nps", "usage", "role", "tenure", "plan"])
  }

  @Test func aProductIsMainEffectsAndInteraction() throws {
    #expect(try terms("y ~ a*b") == ["a", "b", "a:b"])
    #expect(try terms("y ~ a*b*c") == ["a", "b", "c", "a:b", "a:c", "b:c", "a:b:c"])
    #expect(try terms("y ~ (a + b):c") == ["a:c", "b:c"])
    #expect(try terms("y ~ (a + b)*c - a:c") == ["a", "b", "c", "b:c"])
    #expect(try terms("y ~ a + b*c:d") == ["a", "b", "c:d", "b:c:d"])
  }

  @Test func termsStandOnceAndMainEffectsFirst() throws {
    #expect(try terms("y ~ b:a + a + a:b + a:a + b") == ["a", "b", "b:a"])
    #expect(try Formula("y ~ a + a") == Formula("y ~ a"))
  }

  @Test(arguments: [
    ("y ~ a", true), ("y ~ a - 1", false), ("y ~ 0 + a", false), ("y ~ a + 1", true),
    ("y ~ a - 0", true), ("y ~ -1 + a", false), ("y ~ 1", true),
  ])
  func theConstantIsChosenByZeroAndOne(text: String, intercept: Bool) throws {
    #expect(try Formula(text).intercept == intercept)
  }

  @Test func driversByNameAreASumOfColumns() throws {
    let built = try Formula(outcome: "churned", drivers: ["nps", "usage", "role"])
    #expect(built == (try Formula("churned ~ nps + usage + role")))
    #expect(try Formula(outcome: "y", drivers: []) == Formula("y ~ 1"))
    let odd = try Formula(outcome: "Was it churned?", drivers: ["log(x)", "a`b", "2", "."])
    #expect(odd.description == "`Was it churned?` ~ `log(x)` + `a``b` + `2` + `.`")
    #expect(try Formula(odd.description) == odd)
  }

  @Test(arguments: [
    "y ~ a + log(b):c[ref=end user] - 1",
    "log(y) ~ scale(sqrt(größe)) + poly(x, 3, raw) + poly(z, 2)",
    "y ~ 1", "y ~ `a b` + `c:d` + 名前 + x_1.2", "y ~ role[ref=`a]b`]*plan[ref=2]",
    "y~a*b*c-a:b:c", " y\n~\ta ",
  ])
  func theDescriptionReadsBackAsTheFormula(text: String) throws {
    let formula = try Formula(text)
    #expect(try Formula(formula.description) == formula)
    let coded = try JSONDecoder().decode(Formula.self, from: JSONEncoder().encode(formula))
    #expect(coded == formula)
  }

  @Test func aReferenceLevelHoldsForTheColumnEverywhere() throws {
    let formula = try Formula("y ~ role[ref=User] + plan + role:plan")
    #expect(formula.terms[2].factors[0].reference == "User")
    #expect(formula == (try Formula("y ~ role*plan + role[ref= User ]")))
    #expect(formula.terms[2].label == "role:plan")
    #expect(try Formula("y ~ role + role:role[ref=User]").terms[0].factors[0].reference == "User")
    #expect(Term(["role", Factor("role", reference: "User")]).factors[0].reference == "User")
  }

  @Test func codedFormulasAreCheckedLikeWrittenOnes() {
    let bad = [
      #"{"outcome":"y","terms":["y"],"intercept":true}"#,
      #"{"outcome":"y","terms":["poly(x, 99)"],"intercept":true}"#,
      #"{"outcome":"y + z","terms":["x"],"intercept":true}"#,
      #"{"outcome":"y","terms":["a:b:c:d:e:f:g:h:i"],"intercept":true}"#,
    ]
    for text in bad {
      #expect(throws: DecodingError.self) {
        try JSONDecoder().decode(Formula.self, from: Data(text.utf8))
      }
    }
  }

  /// No string crashes, hangs, or reads back as something else.
  @Test(arguments: 0..<4)
  func anyStringIsAFormulaOrAnError(batch: UInt64) {
    let pieces = [
      "y", "~", "+", "-", "*", ":", "(", ")", "[ref=", "]", "`", "0", "1", "2.5", "log(", "poly(",
      ", 2", ", raw", ".", "a", "b_1", "größe", " ", "\n", "\u{301}", "🙂", "^", "%", "=", "\0",
      "scale", "`a b`", "名前",
    ]
    var generator = Philox(seed: 17, stream: batch)
    for _ in 0..<3_000 {
      var text = generator.below(3) == 0 ? "" : "y ~ "
      for _ in 0..<generator.below(24) { text += pieces[generator.below(pieces.count)] }
      check(text)
    }
    for _ in 0..<500 {
      var text = ""
      for _ in 0..<generator.below(40) {
        if let scalar = Unicode.Scalar(UInt32(generator.below(0x2FFFF))) {
          text.unicodeScalars.append(scalar)
        }
      }
      check(text)
    }
  }

  private func check(_ text: String) {
    do throws(FormulaError) {
      let formula = try Formula(text)
      #expect((try? Formula(formula.description)) == formula, "\(text)")
    } catch {
      #expect(error.formula == text)
      #expect(!error.description.isEmpty)
    }
  }

  @Test func depthAndSizeAreBounded() throws {
    func problem(_ text: String) -> FormulaError.Problem? {
      do throws(FormulaError) {
        _ = try Formula(text)
        return nil
      } catch { return error.problem }
    }
    let deep = String(repeating: "(", count: 100_000)
    #expect(problem("y ~ " + deep) == .tooDeep(limit: 100))
    #expect(problem("y ~ " + String(repeating: "log(", count: 100_000)) == .tooDeep(limit: 100))
    let shallow = String(repeating: "(", count: 99) + "a" + String(repeating: ")", count: 99)
    #expect(problem("y ~ " + shallow) == nil)
    let names = (0..<30).map { "x\($0)" }
    let sum = names.joined(separator: "+")
    #expect(problem("y ~ (\(sum))*(\(sum))*(\(sum))") == .tooManyTerms(limit: 500))
    #expect(problem("y ~ " + names.joined(separator: ":")) == .tooManyFactors(limit: 8))
    #expect(
      problem("y ~ " + names.joined(separator: "*")) == .tooManyTerms(limit: 500)
        || problem("y ~ " + names.joined(separator: "*")) == .tooManyFactors(limit: 8))
  }
}
