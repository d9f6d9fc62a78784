import Foundation
import Testing

@Suite struct ExplainCommandTests {
  @Test func everyGuideIsAPage() throws {
    let command = try Command()
    let list = try command.run("explain")
    #expect(list.status == 0)
    let folder = Command.repository.appendingPathComponent("Guides")
    let guides = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".md") }
    let topics = list.output.split(separator: "\n").count { $0.hasPrefix("  ") }
    // script/list-guides takes a new page in.
    #expect(topics == guides.count)
  }

  @Test func topicsInOtherWords() throws {
    let command = try Command()
    for (topic, title) in [
      ("score-interval", "Intervals for one score"), ("design-effect", "Accounts as clusters"),
      ("Firth", "Logistic"), ("ScoreIntervals", "Intervals for one score"),
    ] {
      let outcome = try command.run("explain", topic)
      #expect(outcome.status == 0)
      #expect(outcome.output.lowercased().contains(title.lowercased()), "\(topic)")
    }
    let markdown = try command.run("explain", "waves", "--format", "markdown")
    let guide = Command.repository.appendingPathComponent("Guides/Waves.md")
    #expect(markdown.output == (try String(contentsOf: guide, encoding: .utf8)))
  }

  @Test func anUnknownTopicNamesTheNearOnes() throws {
    let outcome = try Command().run("explain", "scor-interval")
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("score-intervals"))
  }
}
