import Testing

@testable import Reports

@Suite struct BlockTests {
  @Test func findingsAreNeutralUnlessTold() {
    let remark = Remark(code: "equivalent", sentence: "The waves are equivalent.")
    #expect(Block.finding(remark) == .finding(remark, tone: .neutral))
    #expect(Block.finding(remark) != .finding(remark, tone: .good))
  }

  /// Every block says something in every form that people read.
  @Test func everyRendererShowsEveryBlock() {
    let blocks: [(Block, String)] = [
      (.heading("Shown"), "Shown"), (.paragraph("Shown"), "Shown"),
      (.headline(Headline(label: "Shown", value: 1, kind: .score)), "Shown"),
      (.intervals(Sample.groups), "Enterprise"), (.bars(Sample.roles), "Influencers"),
      (.curves(Sample.survival), "Accounts retained"), (.table(Sample.table), "Enterprise"),
      (.finding(Remark(code: "a", sentence: "Shown")), "Shown"),
      (.notes([Remark(code: "a", sentence: "Shown")]), "Shown"),
    ]
    for (block, word) in blocks {
      let report = Report(title: "T", blocks: [block])
      #expect(TextRenderer().render(report).contains(word))
      #expect(MarkdownRenderer().render(report).contains(word))
      #expect(HTMLRenderer().render(report).contains(word))
    }
  }
}
