import Tables
import Testing

@testable import Customers

@Suite struct SpellingTests {
  @Test(arguments: [
    ("Müller & Co.", "MULLER CO"), ("  Acme  Ltd ", "acme-ltd"), ("Straße", "Strasse"),
    ("Łódź", "lodz"), ("Café", "CAFE\u{301}"), ("Søren", "soren"),
  ])
  func spellingsOfOneNameShareAKey(_ pair: (String, String)) {
    #expect(Spelling.key(pair.0) == Spelling.key(pair.1))
  }

  @Test func differentNamesDoNot() {
    #expect(Spelling.key("Plant 1") != Spelling.key("Plant 2"))
    #expect(Spelling.key("満足") != Spelling.key("不満"))
    #expect(Spelling.key("???") == "???" && Spelling.key("") == "")
  }

  @Test func oneEditIsASlipTwoAreNot() {
    func near(_ a: String, _ b: String) -> Bool { !Spelling.near([a, b]).isEmpty }
    #expect(near("Balkenrode", "Balkenrod") && near("Balkenrode", "Balkenrodde"))
    #expect(near("Balkenrode", "Balkanrode") && near("Balkenrode", "Balknerode"))
    #expect(!near("Balkenrode", "Balkanroda") && !near("Balkenrode", "Balkenrode"))
    // Numbered things are different things, and short names are near by chance.
    #expect(!near("Plant North 1", "Plant North 2") && !near("Acme A", "Acme B"))
    #expect(!near("C0000000001", "C000000001"))
  }

  @Test func theSamePairsAsComparingAllWithAll() {
    let words = (0..<60).map { number -> String in
      let base = Array(["balkenrode", "corvennaab", "eastvanedo", "aldermossx"][number % 4])
      var word = base
      word[(number / 4) % 10] = Array("abcdefghij")[number % 10]
      return String(word)
    }
    let unique = Array(Set(words)).sorted()
    var expected: [[Int]] = []
    for j in unique.indices {
      for i in 0..<j
      where Spelling.isSlip(Array(unique[i].unicodeScalars), Array(unique[j].unicodeScalars)) {
        expected.append([i, j])
      }
    }
    let found = Spelling.near(unique).map { [$0.0, $0.1] }
    #expect(Set(found).isSubset(of: Set(expected)) && found.count == Set(found).count)
    // Forms that very many texts share are a numbered list, so that a few pairs may be left out.
    #expect(Set(found).count * 10 >= expected.count * 9, "\(found.count) of \(expected.count)")
  }

  @Test func peopleAreComparedInTheirAccount() {
    let people = Labels(["Anna Petersen", "Anna Peterson", "Anna Petersen"])
    #expect(Spelling.people(people, accounts: Labels(["a", "b", "a"])).isEmpty)
    #expect(Spelling.people(people, accounts: Labels(["a", "a", "a"])).count == 1)
    #expect(Spelling.people(people, accounts: Labels(["a", "A", "a"])).count == 1)
    let mails = Labels(["a.b@x.com", "ab+news@x.com", "ab@y.com"])
    #expect(Spelling.people(mails, accounts: nil).map(\.1) == [1])
    // Numbers of contacts are not spellings of each other.
    #expect(
      Spelling.people(Labels(["C001", "C002", "C011"]), accounts: Labels(["a", "a", "a"])).isEmpty)
  }
}
