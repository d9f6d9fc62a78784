import Testing

@testable import Reports

@Suite struct RendererTests {
  /// A command can keep any renderer in one variable.
  @Test func anyRendererEndsWithANewline() throws {
    let renderers: [any Renderer] = [
      TextRenderer(), MarkdownRenderer(), HTMLRenderer(), CSVRenderer(),
    ]
    for renderer in renderers {
      let text = try renderer.render(Sample.report)
      #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"))
    }
  }

  @Test func renderingTwiceGivesTheSame() {
    #expect(HTMLRenderer().render(Sample.report) == HTMLRenderer().render(Sample.report))
    #expect(TextRenderer().render(Sample.report) == TextRenderer().render(Sample.report))
  }
}
