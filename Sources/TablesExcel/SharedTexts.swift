#if Excel
  /// Reads the texts that cells share.
  ///
  /// A text may be one `t` or many runs; phonetic readings (`rPh`) are no part of it.
  final class SharedTexts: XMLHandler {
    private let pool: TextPool
    private let scratch = TextScratch()
    private var reading = RichText()

    private init(_ pool: TextPool) { self.pool = pool }

    static func read(
      _ archive: ZipArchive, part: String, into pool: TextPool
    ) throws(ExcelError) {
      _ = try XMLStream.parse(part, in: archive, SharedTexts(pool))
    }

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
      if name == "si" {
        scratch.clear()
        reading = RichText()
        reading.isOpen = true
      } else {
        reading.start(name, attributes, scratch)
      }
    }

    override func text(_ start: UnsafePointer<UInt8>, _ count: Int) {
      if reading.takesText { scratch.append(start, count) }
    }

    override func end(_ name: XMLName) {
      if name == "si" {
        reading.isOpen = false
        scratch.unescape()
        pool.share(scratch)
        if pool.isFull { fail(pool.failure) }
      } else {
        reading.end(name, scratch)
      }
    }
  }

  /// Where a parser stands inside a text of runs.
  ///
  /// White space at the ends of a text of one piece counts only where `xml:space` says so; between
  /// runs it keeps words apart and always counts.
  struct RichText {
    /// Inside the text.
    var isOpen = false
    private(set) var takesText = false
    private var phonetic = 0
    private var preserves = false
    private var isRun = false
    private var begin = 0

    mutating func start(_ name: XMLName, _ attributes: XMLAttributes, _ scratch: TextScratch) {
      guard isOpen else { return }
      if name == "t" {
        guard phonetic == 0 else { return }
        takesText = true
        begin = scratch.count
        preserves = attributes.text("space", prefixed: true) == "preserve"
      } else if name == "rPh" {
        phonetic += 1
      } else if name == "r" {
        isRun = true
      }
    }

    mutating func end(_ name: XMLName, _ scratch: TextScratch) {
      guard isOpen else { return }
      if name == "t", takesText {
        takesText = false
        if !preserves, !isRun { scratch.trim(after: begin) }
      } else if name == "rPh" {
        phonetic -= 1
      }
    }
  }
#endif
