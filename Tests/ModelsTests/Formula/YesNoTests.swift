import Tables
import Testing

@testable import Models

@Suite struct YesNoTests {
  @Test(arguments: ["yes", "Y", "TRUE", "t", "1"])
  func wordsForYes(word: String) { #expect(YesNo.reading(word) == true) }

  @Test(arguments: ["no", "N", "False", "f", "0"])
  func wordsForNo(word: String) { #expect(YesNo.reading(word) == false) }

  @Test func otherWordsSayNeither() {
    for word in ["", "maybe", "10", "ja", "yes "] { #expect(YesNo.reading(word) == nil) }
  }

  @Test func theNoOfAPairIsFoundInEitherOrder() {
    #expect(YesNo.negative(["Yes", "no"]) == "no" && YesNo.negative(["no", "Yes"]) == "no")
    #expect(YesNo.negative(["yes", "true"]) == nil && YesNo.negative(["no", "maybe"]) == nil)
    #expect(YesNo.negative(["no"]) == nil && YesNo.negative(["no", "yes", "?"]) == nil)
  }
}
