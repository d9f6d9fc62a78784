/// The digest of files that need not be in memory as a whole.
package enum FileDigest {
  /// The digest of a file and, one after the other, of those beside it that are there.
  ///
  /// - Throws: `CSVError` where the first cannot be read.
  package static func text(_ path: String, with others: [String] = []) throws(CSVError) -> String {
    var lanes = Digest.Lanes()
    let buffer = ByteBuffer(capacity: 1 << 20)
    func take(_ path: String) throws(CSVError) {
      try FileBytes.forEachPart(of: path, in: buffer, atMost: 1 << 20) { buffer in
        let whole = buffer.count / 32 * 32
        lanes.take(buffer.bytes.part(0, whole))
        buffer.removeFirst(whole)
      }
    }
    try take(path)
    for other in others { try? take(other) }
    buffer.seal()
    return Digest.text(lanes.hash(rest: buffer.bytes))
  }
}
