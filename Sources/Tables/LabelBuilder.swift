/// Labels while they are made, text by text.
package struct LabelBuilder {
  /// One code per row so far, an index into `levels`; −1 where the cell is missing.
  package private(set) var codes: [Int32] = []
  /// The distinct texts in order of first appearance.
  package private(set) var levels: [String] = []
  private var index: [String: Int32] = [:]

  package init() {}

  package mutating func reserveCapacity(_ rows: Int) { codes.reserveCapacity(rows) }

  package mutating func appendMissing() { codes.append(-1) }

  /// Appends a text.
  ///
  /// - Returns: how many bytes of text were kept: none where the text is known.
  @discardableResult
  package mutating func append(_ text: String) -> Int {
    if let known = index[text] {
      codes.append(known)
      return 0
    }
    let code = Int32(levels.count)
    index[text] = code
    levels.append(text)
    codes.append(code)
    return text.utf8.count
  }

  package var labels: Labels { Labels(trusted: codes, levels: levels) }
}
