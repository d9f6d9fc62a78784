#if Excel
  /// What the cell styles of a workbook make of numbers.
  struct CellStyles {
    /// The format of each style, by its number in the cells' `s`.
    private(set) var formats: [NumberFormat] = []

    /// The format of a style; a number beyond the list is the plain one.
    @inline(__always)
    func format(_ style: Int) -> NumberFormat {
      style < formats.count ? formats[style] : .plain
    }

    init(_ archive: ZipArchive, part: String, limits: ExcelLimits) throws(ExcelError) {
      let handler = Handler()
      _ = try XMLStream.parse(part, in: archive, limit: limits.partBytes, handler)
      formats = handler.styles.map { id in
        handler.codes[id].map(NumberFormat.init(code:)) ?? NumberFormat(builtIn: id)
      }
    }

    private final class Handler: XMLHandler {
      var codes: [Int: String] = [:]
      var styles: [Int] = []
      private var isInCellStyles = false

      override func start(_ name: XMLName, _ attributes: XMLAttributes) {
        if name == "cellXfs" {
          isInCellStyles = true
        } else if name == "xf", isInCellStyles {
          styles.append(attributes.text("numFmtId").flatMap { Int($0) } ?? 0)
        } else if name == "numFmt", let id = attributes.text("numFmtId").flatMap({ Int($0) }),
          let code = attributes.text("formatCode")
        {
          codes[id] = code
        }
      }

      override func end(_ name: XMLName) {
        if name == "cellXfs" { isInCellStyles = false }
      }
    }
  }
#endif
