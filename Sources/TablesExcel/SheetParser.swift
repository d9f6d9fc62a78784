#if Excel
  import Tables

  /// Numbers that are longer than exact parsing takes: identifiers and the seventeen digits of Excel
  /// written out.
  enum LongNumber {
    /// The number of a text of digits, signs, a point and an exponent; nil where it is none.
    static func read(_ bytes: ByteText) -> Double? {
      guard bytes.count <= 400,
        bytes.allSatisfy({ $0 &- 48 < 10 || $0 == 43 || $0 == 45 || $0 == 46 || $0 | 32 == 101 })
      else { return nil }
      guard let value = Double(String(decoding: bytes, as: UTF8.self)), value.isFinite else {
        return nil
      }
      return value
    }
  }

  /// Hands the events of a sheet's XML to a scan in raw memory, where each is a plain call.
  final class SheetParser: XMLHandler {
    private let scan: UnsafeMutablePointer<SheetScan>

    init(_ scan: SheetScan) {
      self.scan = .allocate(capacity: 1)
      self.scan.initialize(to: scan)
    }

    deinit {
      scan.deinitialize(count: 1)
      scan.deallocate()
    }

    /// What the sheet holds; the parser is of no use afterwards.
    func take() -> SheetContent { scan.pointee.take() }

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
      scan.pointee.start(name, attributes)
      if scan.pointee.failed { report() }
    }

    override func end(_ name: XMLName) {
      scan.pointee.end(name)
      if scan.pointee.failed { report() }
    }

    override func text(_ start: UnsafePointer<UInt8>, _ count: Int) {
      scan.pointee.text(start, count)
    }

    private func report() {
      if let failure = scan.pointee.failure { fail(failure) }
    }
  }
#endif
