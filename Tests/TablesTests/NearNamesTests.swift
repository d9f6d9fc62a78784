import Testing

@testable import Tables

struct NearNamesTests {
  let names = ["account_id", "nps_score", "Role", "answered_on", "usage", "tenure"]

  @Test func normalizing() {
    #expect(NearNames.normalized("Account Name") == NearNames.normalized("account_name"))
    #expect(NearNames.normalized("Größe-M") == "größem")
  }

  @Test(
    arguments: [
      ("nps_scor", "nps_score"), ("rol", "Role"), ("acount id", "account_id"),
      ("tenrue", "tenure"), ("answered", "answered_on"), ("USAGES", "usage"), ("nps", "nps_score"),
    ] as [(String, String)])
  func findsWhatWasMeant(wrong: String, right: String) {
    #expect(NearNames.near(wrong, among: names).first == right)
  }

  @Test func findsNothingInOtherWords() {
    #expect(NearNames.near("revenue_growth", among: names).isEmpty)
    #expect(NearNames.near("", among: names).isEmpty)
    #expect(NearNames.near("x", among: []).isEmpty)
  }

  /// By hand: kitten → sitting 3 (replace, replace, insert); ab → ba 1 (swap); "" → abc 3.
  @Test func editDistances() {
    func distance(_ a: String, _ b: String) -> Int {
      NearNames.editDistance(Array(a.unicodeScalars), Array(b.unicodeScalars))
    }
    #expect(distance("kitten", "sitting") == 3)
    #expect(distance("ab", "ba") == 1)
    #expect(distance("", "abc") == 3)
    #expect(distance("abc", "") == 3)
    #expect(distance("abc", "abc") == 0)
  }
}
