import Testing

@testable import Reports

@Suite struct GuideTextTests {
  @Test func everyPart() {
    let page = """
      # A `title`

      Some **strong** words, a [link](Other.md) and `a|b`
      over two lines.

      - one
        goes on
      - two

      1. first

      | Head | Number |
      |---|---|
      | `x` \\| y | 1 |

      ```
      quorum nps  file.csv
      ```
      """
    let text = GuideText(width: 60).render(page)
    #expect(
      text == """
        A title
        ───────

        Some strong words, a link and a|b over two lines.

          - one goes on
          - two
          1. first

        Head    Number
        ──────────────
        x | y   1

            quorum nps  file.csv

        """)
  }

  @Test func longWordsAndHostileTextEnd() {
    let bars = String(repeating: "|", count: 500)
    for text in ["", "|", "```", "[", "[a](", "**", "`", "# ", "1. ", bars] {
      #expect(GuideText(width: 1).render(text).hasSuffix("\n"))
    }
  }
}
