#if Excel
  import CXML
  import Tables

  /// What a part of a workbook tells while it is parsed.
  ///
  /// A class with overridden methods, since libxml2 hands one pointer through to its callbacks.
  class XMLHandler {
    /// The parser at work, so that a handler can stop it.
    fileprivate(set) var parser: xmlParserCtxtPtr?
    /// Why the handler stopped the parser.
    private(set) var failure: ExcelError?
    /// Whether the handler has seen enough.
    private(set) var isSatisfied = false

    /// An element begins.
    func start(_ name: XMLName, _ attributes: XMLAttributes) {}
    /// An element ends.
    func end(_ name: XMLName) {}
    /// A piece of text; one text may come in several.
    func text(_ start: UnsafePointer<UInt8>, _ count: Int) {}

    /// Stops the parser for a reason.
    final func fail(_ error: ExcelError) {
      if failure == nil { failure = error }
      if let parser { xmlStopParser(parser) }
    }

    /// Stops the parser since the rest is of no interest.
    final func stop() {
      isSatisfied = true
      if let parser { xmlStopParser(parser) }
    }
  }

  /// The local name of an element.
  struct XMLName {
    let bytes: UnsafePointer<UInt8>

    @inline(__always)
    init(_ bytes: UnsafePointer<UInt8>) { self.bytes = bytes }

    /// The first letter.
    @inline(__always)
    var first: UInt8 { bytes[0] }

    /// Whether the name is one letter long.
    @inline(__always)
    var isOneLetter: Bool { bytes[0] != 0 && bytes[1] == 0 }

    static func == (name: XMLName, text: StaticString) -> Bool {
      let other = text.utf8Start
      var index = 0
      while name.bytes[index] != 0, name.bytes[index] == other[index] { index += 1 }
      return name.bytes[index] == other[index]
    }
  }

  /// The attributes of an element as libxml2's SAX2 interface lays them out: local name, prefix,
  /// namespace, begin and end of the value.
  struct XMLAttributes {
    private let fields: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    let count: Int

    init(_ fields: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ count: Int) {
      self.fields = fields
      self.count = fields == nil ? 0 : count
    }

    @inline(__always)
    func name(_ index: Int) -> XMLName {
      XMLName(fields.unsafelyUnwrapped[index * 5].unsafelyUnwrapped)
    }

    @inline(__always)
    func hasPrefix(_ index: Int) -> Bool { fields.unsafelyUnwrapped[index * 5 + 1] != nil }

    /// The bytes of a value, entities resolved.
    @inline(__always)
    func value(_ index: Int) -> UnsafeBufferPointer<UInt8> {
      let fields = fields.unsafelyUnwrapped
      guard let begin = fields[index * 5 + 3], let end = fields[index * 5 + 4] else {
        return UnsafeBufferPointer(start: nil, count: 0)
      }
      return UnsafeBufferPointer(start: begin, count: end - begin)
    }

    /// The value of an attribute by name, nil where there is none; with any prefix, or without.
    func text(_ name: StaticString, prefixed: Bool = false) -> String? {
      for index in 0..<count where hasPrefix(index) == prefixed && self.name(index) == name {
        return String(decoding: value(index), as: UTF8.self)
      }
      return nil
    }

    /// Whether an attribute says yes in the way of XML Schema.
    func isTrue(_ name: StaticString) -> Bool {
      guard let text = text(name) else { return false }
      return text == "1" || text == "true"
    }
  }

  /// Parses parts of a workbook piece by piece: no document types, no entities of their own, no
  /// network, nothing kept but what the handler keeps.
  enum XMLStream {
    /// Parses a part.
    ///
    /// - Returns: false where the archive has no such part.
    static func parse(
      _ name: String, in archive: ZipArchive, limit: Int = .max, _ handler: XMLHandler
    ) throws(ExcelError) -> Bool {
      var session: Session?
      let found = try archive.read(name, limit: limit) { bytes throws(ExcelError) in
        if session == nil { session = try Session(handler) }
        return try session.unsafelyUnwrapped.push(bytes, part: name)
      }
      guard found else { return false }
      if session == nil { session = try Session(handler) }
      try session.unsafelyUnwrapped.finish(part: name)
      return true
    }

    /// One parser and the handler it tells.
    private final class Session {
      private let handler: XMLHandler
      private let parser: xmlParserCtxtPtr

      init(_ handler: XMLHandler) throws(ExcelError) {
        self.handler = handler
        var sax = XMLStream.callbacks
        let context = Unmanaged.passUnretained(handler).toOpaque()
        guard let parser = xmlCreatePushParserCtxt(&sax, context, nil, 0, nil) else {
          throw ExcelError(.tooLarge("there is no memory to parse it"))
        }
        let options =
          XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
        xmlCtxtUseOptions(parser, Int32(options))
        self.parser = parser
        handler.parser = parser
      }

      deinit {
        handler.parser = nil
        xmlFreeParserCtxt(parser)
      }

      func push(_ bytes: UnsafeBufferPointer<UInt8>, part: String) throws(ExcelError) -> Bool {
        guard let start = bytes.baseAddress else { return true }
        let code = start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
          xmlParseChunk(parser, $0, Int32(bytes.count), 0)
        }
        return try judge(code, part: part)
      }

      func finish(part: String) throws(ExcelError) {
        guard !handler.isSatisfied else { return }
        _ = try judge(xmlParseChunk(parser, nil, 0, 1), part: part)
      }

      private func judge(_ code: Int32, part: String) throws(ExcelError) -> Bool {
        if let failure = handler.failure { throw failure }
        if handler.isSatisfied { return false }
        guard parser.pointee.wellFormed != 1 || parser.pointee.disableSAX != 0 else { return true }
        var text = "its part \(Excerpt.quoted(part)) is no well-formed XML"
        if let error = xmlCtxtGetLastError(parser), error.pointee.line > 0 {
          text += " at line \(error.pointee.line)"
        }
        throw ExcelError(.damaged(text))
      }
    }

    private static var callbacks: xmlSAXHandler {
      var sax = xmlSAXHandler()
      sax.initialized = UInt32(XML_SAX2_MAGIC)
      sax.startElementNs = { context, name, _, _, _, _, attributeCount, _, attributes in
        guard let context, let name else { return }
        let handler = Unmanaged<XMLHandler>.fromOpaque(context).takeUnretainedValue()
        handler.start(XMLName(name), XMLAttributes(attributes, Int(attributeCount)))
      }
      sax.endElementNs = { context, name, _, _ in
        guard let context, let name else { return }
        Unmanaged<XMLHandler>.fromOpaque(context).takeUnretainedValue().end(XMLName(name))
      }
      let text: charactersSAXFunc = { context, start, count in
        guard let context, let start else { return }
        Unmanaged<XMLHandler>.fromOpaque(context).takeUnretainedValue().text(start, Int(count))
      }
      sax.characters = text
      sax.ignorableWhitespace = text
      sax.cdataBlock = text
      sax.internalSubset = { context, _, _, _ in
        guard let context else { return }
        Unmanaged<XMLHandler>.fromOpaque(context).takeUnretainedValue()
          .fail(ExcelError(.documentType))
      }
      // Errors are read from the parser; without this, libxml2 may print them.
      sax.serror = { _, _ in }
      return sax
    }
  }
#endif
