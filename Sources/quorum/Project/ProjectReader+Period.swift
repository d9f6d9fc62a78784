import Customers
import Tables

extension ProjectReader {
  func period(_ node: ProjectNode) throws(ProjectFileError) -> ProjectPeriod? {
    if node.isEmpty { return nil }
    let keys = try node.map(["start", "end", "as_of"], "a day")
    let start = try keys["start"].map(day)
    let end = try keys["end"].map(day)
    let asOf = try keys["as_of"].map(day)
    // Days written YYYY-MM-DD are in the order of their text.
    if let start, let end, start > end {
      throw node.failure(
        "The period is reversed: it starts on \(start) and ends on \(end). Exchange them.")
    }
    if let asOf, let start, asOf < start {
      throw (keys["as_of"] ?? node).failure(
        "The landmark \(asOf) comes before the period starts, on \(start).")
    }
    if let asOf, let end, asOf > end {
      throw (keys["as_of"] ?? node).failure(
        "The landmark \(asOf) comes after the period ends, on \(end).")
    }
    return ProjectPeriod(start: start, end: end, asOf: asOf)
  }

  private func day(_ node: ProjectNode) throws(ProjectFileError) -> String {
    let noun = "a day such as 2025-12-31"
    let text = try node.text(noun)
    let shape = text.unicodeScalars.map { ("0"..."9").contains($0) ? "0" : $0 }
    guard shape == Array("0000-00-00".unicodeScalars),
      (try? TenureSelection.day(text, option: "day")) != nil
    else {
      throw node.failure("\(Excerpt.quoted(text)) is no day. Write it as YYYY-MM-DD: 2025-12-31.")
    }
    return text
  }
}
