import Testing

@testable import Reports

@Suite struct HTMLTests {
  @Test func textIsEscaped() {
    #expect(HTML(text: "<b> & \"'").markup == "&lt;b&gt; &amp; &quot;&#39;")
    #expect(HTML(text: "\u{1B}\u{0}").markup == "␛␀")
    #expect(HTML("p", text: "</p><script>").markup == "<p>&lt;/p&gt;&lt;script&gt;</p>")
  }

  @Test func attributesAreEscaped() {
    let html = HTML("p", [.init("title", "\" onload=\"x"), .class("a")], HTML(text: "x"))
    #expect(html.markup == "<p title=\"&quot; onload=&quot;x\" class=\"a\">x</p>")
  }

  @Test func namesMayBeBroken() {
    #expect(HTML(breakable: "a_b/<c>").markup == "a_<wbr>b/<wbr>&lt;c&gt;")
    #expect(HTML(breakable: "") == HTML())
  }

  @Test func elementsNest() {
    #expect(
      HTML("ul", HTML("li", text: "a"), HTML("li", text: "b")).markup
        == "<ul><li>a</li><li>b</li></ul>")
    #expect(HTML(void: "meta", [.init("charset", "utf-8")]).markup == "<meta charset=\"utf-8\">")
    #expect(HTML.joined([HTML(text: "a"), .lineEnd, HTML(text: "b")]).markup == "a\nb")
    #expect(HTML().markup.isEmpty)
  }
}
