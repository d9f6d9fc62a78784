import Testing

@testable import Tables

struct DecimalEvidenceTests {
  private func evidence(_ delimiter: UInt8, _ marks: [DecimalMark]) -> DecimalEvidence {
    var evidence = DecimalEvidence(.detect, delimiter: delimiter)
    for mark in marks { evidence.add(mark) }
    return evidence
  }

  @Test func commaFilesHavePoints() {
    let told = evidence(Ascii.comma, [])
    #expect(told.candidates == [.point] && told.certain == .point)
    #expect(DecimalEvidence(.comma, delimiter: Ascii.comma).certain == .comma)
    #expect(DecimalEvidence(.point, delimiter: Ascii.semicolon).candidates == [.point])
  }

  @Test func columnsDecideElsewhere() {
    for delimiter in [Ascii.semicolon, Ascii.tab, Ascii.pipe] {
      #expect(evidence(delimiter, [.comma]).certain == .comma)
      #expect(evidence(delimiter, [.point]).certain == .point)
      #expect(evidence(delimiter, []).certain == nil)
      #expect(evidence(delimiter, [.point, .comma]).isContradictory)
    }
  }

  @Test func withoutEvidenceTheDelimiterSpeaksUnlessItWouldGroup() {
    let semicolon = evidence(Ascii.semicolon, [])
    #expect(semicolon.forScanning == .comma)
    #expect(semicolon.mark { _ in false } == .comma)
    #expect(semicolon.mark { $0 == .comma } == nil)
    let tab = evidence(Ascii.tab, [])
    #expect(tab.forScanning == .point)
    #expect(tab.mark { $0 == .point } == nil)
    #expect(evidence(Ascii.tab, [.point, .comma]).mark { _ in false } == nil)
  }
}
