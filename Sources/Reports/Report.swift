/// What a result has to say to people: a title, and blocks in reading order.
///
/// A report holds values, not text layout: every renderer makes its own form from the same report.
public struct Report: Sendable, Equatable {
  /// What the report is about, for example "Net Promoter Score".
  public var title: String
  /// Where the figures come from, for example "responses.csv · 112 answers · 41 accounts".
  public var subtitle: String?
  /// The parts of the report in reading order.
  public var blocks: [Block]

  /// Creates a report.
  public init(title: String, subtitle: String? = nil, blocks: [Block] = []) {
    self.title = title
    self.subtitle = subtitle
    self.blocks = blocks
  }

  /// The same content as a section of a longer report: a heading, the subtitle and the blocks.
  public var asSection: [Block] {
    var section = [Block.heading(title)]
    if let subtitle { section.append(.paragraph(subtitle)) }
    return section + blocks
  }

  /// The tables meant for machines, in order.
  public var tidyTables: [ReportTable] {
    Self.tables(blocks).filter(\.isTidy)
  }

  /// The tables meant for people, in order.
  public var readerTables: [ReportTable] {
    Self.tables(blocks).filter(\.isForReaders)
  }

  private static func tables(_ blocks: [Block]) -> [ReportTable] {
    blocks.flatMap { block -> [ReportTable] in
      switch block {
      case .table(let table): [table]
      case .details(_, let blocks): tables(blocks)
      default: []
      }
    }
  }
}

/// A result that can say itself to people.
public protocol Reportable {
  /// The result as a report.
  var report: Report { get }
}

/// A sentence with a code that programs can act on: a finding or a note.
public struct Remark: Codable, Sendable, Equatable {
  /// A stable name in snake case, for example `inconclusive` or `rows_dropped`.
  public var code: String
  /// One or more complete sentences.
  public var sentence: String

  /// Creates a remark.
  public init(code: String, sentence: String) {
    self.code = code
    self.sentence = sentence
  }
}

/// How a reader should take a figure: it decides a colour or a fill, never a word.
public enum Tone: String, Codable, Sendable, Equatable, CaseIterable {
  case neutral
  case good
  case bad
  case uncertain
}
