import Testing

@testable import Tables

@Suite struct YesNoTests {
  @Test func usualSpellingsAreRead() {
    for text in ["yes", "Y", " TRUE", "1", "ja", "churned"] {
      #expect(YesNo.reading(text) == true, "\(text)")
    }
    for text in ["no", "N", "false", "0", "nein", "Active"] {
      #expect(YesNo.reading(text) == false, "\(text)")
    }
    #expect(YesNo.reading("maybe") == nil && YesNo.reading("") == nil)
  }

  @Test func levelsAreReadTogether() {
    #expect(YesNo.readings(["yes", "no"]) == [true, false])
    #expect(YesNo.readings(["yes", "perhaps"]) == nil && YesNo.readings([]) == nil)
    #expect(YesNo.negative(["Yes", "No"]) == "No" && YesNo.negative(["0", "1"]) == "0")
    #expect(YesNo.negative(["yes", "true"]) == nil && YesNo.negative(["yes"]) == nil)
  }
}
