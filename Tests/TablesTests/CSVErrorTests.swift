import Tables
import Testing

struct CSVErrorTests {
  @Test func placesAndRemedies() {
    #expect(
      failure("a,b\n1\n")?.description
        == "survey.csv, line 2: 1 field where the header has 2: “1”. Add the missing fields, or "
        + "choose to pad short rows.")
    #expect(
      failure("id,the note\n1,\"x\t\u{1B}\n")?.description
        == "survey.csv, line 2, column 2 (the note): a quote opens here and is never closed: "
        + "“\"x\\t\\u{1B}”. Close the quote; a quote inside a quoted text is written twice.")
    #expect(
      failure(bytes: [0x61, 0x0A, 0x78, 0xE9, 0x0A], CSVOptions(encoding: .utf8))?.description
        == "survey.csv, line 2, column 1 (a): the byte 0xE9 is not UTF-8, in “x\\xE9”; in "
        + "Windows-1252 this would be “é”. Save the file as UTF-8, or say that its encoding is "
        + "Windows-1252 if it comes from an older Windows program.")
    #expect(
      failure("PK\u{3}\u{4}xl/workbook.xml")?.description.hasPrefix(
        "survey.csv: this is no text table; it looks like an Excel .xlsx file (zip). ") == true)
  }

  @Test func everyReasonIsASentence() {
    let reasons: [CSVError.Reason] = [
      .notFound, .notPermitted, .isDirectory, .isDevice, .unreadable("Input/output error"),
      .empty, .otherFormat("a PDF document", remedy: "Export it"), .zeroByte,
      .invalidUTF8(bytes: [0xE9, 0xE8], windows1252: nil), .invalidUTF16,
      .undefinedWindows1252(0x81), .unclosedQuote, .textAfterQuote,
      .ragged(expected: 3, found: 4), .fieldTooLong(limit: 10),
      .tooManyColumns(found: 4, limit: 3), .tooLarge,
    ]
    var sentences = Set<String>()
    for reason in reasons {
      let error = CSVError(reason, source: "f\u{1B}.csv", line: 3)
      #expect(error.description.hasPrefix("f\\u{1B}.csv, line 3: "))
      #expect(error.description.hasSuffix(".") && !error.description.contains(".."))
      sentences.insert(error.problem)
    }
    #expect(sentences.count == reasons.count)
  }
}
