/// The texts that stand for a missing cell.
package struct MissingTokens {
  private let tokens: [[UInt8]]
  private let longest: Int

  package init(_ texts: [String]) {
    tokens = texts.map { Array($0.utf8) }
    longest = tokens.map(\.count).max() ?? 0
  }

  /// Whether a text is missing, spaces around it aside.
  package func contains(_ text: String) -> Bool { text.withByteText { contains($0.trimmed()) } }

  /// Whether a cell without surrounding spaces is missing.
  func contains(_ text: ByteText) -> Bool {
    guard text.count > 0 else { return true }
    guard text.count <= longest else { return false }
    return tokens.contains { $0.count == text.count && text.elementsEqual($0) }
  }
}
