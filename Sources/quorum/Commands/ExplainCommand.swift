import ArgumentParser
import Reports
import Tables

/// `quorum explain`: a page of the guides in the terminal.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "How a method works, when it does not, and how it was checked.",
    discussion: """
      EXAMPLES
        quorum explain
        quorum explain score-interval
        quorum explain design-effect
        quorum explain firth
        quorum explain waves --format markdown > waves.md

      Without a topic it lists them all.
      """)

  /// The forms of a page.
  enum Form: String, CaseIterable, ExpressibleByArgument {
    case text, markdown
  }

  @Argument(
    help: "The topic; without one, the list of them.",
    completion: .custom { _, _, prefix in
      GuidePages.all.map(\.topic).filter { $0.hasPrefix(prefix) }
    })
  var topic: String?

  @Option(help: "The form of the page.")
  var format: Form = .text

  func run() throws {
    guard let topic else { return try Terminal.standardOutput(list) }
    guard let page = GuidePages.page(of: topic) else { throw TopicError(topic: topic) }
    switch format {
    case .markdown: try Terminal.standardOutput(page.text)
    case .text:
      try Terminal.standardOutput(
        GuideText(
          width: min(Terminal.width, 100), color: Terminal.wantsColor,
          unicode: Terminal.showsUnicode
        ).render(page.text))
    }
  }

  private var list: String {
    let pages = GuidePages.all
    let width = pages.map(\.topic.count).max() ?? 0
    return "Topics of quorum explain:\n\n"
      + pages.map { page in
        "  " + page.topic + String(repeating: " ", count: width - page.topic.count + 2) + page.title
      }.joined(separator: "\n") + "\n\nOther words do as well: design-effect, firth, icc, bca …\n"
  }
}

/// A topic that no page is about.
struct TopicError: Error, CustomStringConvertible {
  let topic: String

  var description: String {
    let near = GuidePages.near(topic)
    return "no page is about \(Excerpt.quoted(topic)). "
      + (near.isEmpty
        ? "quorum explain lists the topics."
        : "Did you mean \(near.joined(separator: " or "))? quorum explain lists all.")
  }
}
