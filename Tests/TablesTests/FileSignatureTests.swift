import Testing

@testable import Tables

struct FileSignatureTests {
  @Test(
    arguments: [
      ("%PDF-1.7 …", "PDF"), ("SQLite format 3\0", "SQLite"), ("$FL2@(#) SPSS", ".sav"),
      ("$FL3@(#) SPSS", ".zsav"), ("PK\u{3}\u{4}....[Content_Types].xml", ".xlsx"),
      ("PK\u{3}\u{4}..mimetypeapplication/vnd.oasis.opendocument.spreadsheet", ".ods"),
      ("PK\u{3}\u{4}..a.txt", "zip archive"), ("<!DOCTYPE html><html>", "web page"),
      ("\n  <HTML>", "web page"), ("<?xml version=\"1.0\"?>", "XML"), ("{\\rtf1", "RTF"),
      ("BZh91AY&SY", "bzip2"), ("<stata_dta>", "Stata"),
      ("ASCII SPSS PORT FILE                    ", ".por"),
    ] as [(String, String)])
  func otherFormatsAreNamed(text: String, name: String) {
    let error = failure(text)
    guard case .otherFormat(let format, _)? = error?.reason else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(format.contains(name))
    #expect(error?.description.contains("it looks like") == true)
  }

  @Test(
    arguments: [
      ([0x1F, 0x8B, 8, 0], "gzip"), ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], ".xls"),
      ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], "xz"), ([0x89, 0x50, 0x4E, 0x47], "PNG"),
      ([0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0], "UTF-32"), ([0xFF, 0xD8, 0xFF, 0xE0], "JPEG"),
      ([0x28, 0xB5, 0x2F, 0xFD], "Zstandard"), ([114, 2, 1, 0, 5, 0], "Stata"),
    ] as [([UInt8], String)])
  func binaryFormatsAreNamed(bytes: [UInt8], name: String) {
    guard case .otherFormat(let format, _)? = failure(bytes: bytes)?.reason else {
      Issue.record("not recognised: \(name)")
      return
    }
    #expect(format.contains(name))
  }

  @Test(arguments: [
    "PAR1,PAR2\n1,2\n", "BZh,b\n1,2\n", "PK,b\n1,2\n", "%PD,b\n1,2\n", "$FL2,x\n1,2\n",
  ])
  func headersThatOnlyBeginAlikeAreRead(text: String) throws {
    #expect(try read(text).rowCount == 1)
  }

  @Test func zeroBytesAreLocated() {
    let error = failure("a,b\n1,2\n3,\0\n")
    #expect(error?.reason == .zeroByte && error?.line == 3 && error?.column == 2)
    #expect(error?.columnName == "b")
  }
}
