import FoundationEssentials
import Testing

/// The folder of this room's snapshots, found from where this file lies.
private let snapshotFolder = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

/// Compares text with `Tests/Snapshots/Reports/<name>`; with `RECORD_SNAPSHOTS=1` writes it there.
func assertSnapshot(
  _ text: String, named name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let path = "/\(snapshotFolder)/Snapshots/Reports/\(name)"
  if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
    try FileManager.default.createDirectory(
      atPath: "/\(snapshotFolder)/Snapshots/Reports", withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(filePath: path))
    return
  }
  guard let data = FileManager.default.contents(atPath: path) else {
    Issue.record(
      "there is no snapshot \(name); RECORD_SNAPSHOTS=1 writes it", sourceLocation: sourceLocation)
    return
  }
  let expected = String(decoding: data, as: UTF8.self)
  guard text != expected else { return }
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  let expectedLines = expected.split(separator: "\n", omittingEmptySubsequences: false)
  let count = max(lines.count, expectedLines.count)
  let place = (0..<count).first { index in
    index >= lines.count || index >= expectedLines.count || lines[index] != expectedLines[index]
  }
  let index = place ?? 0
  let was = index < expectedLines.count ? String(expectedLines[index]) : "(end)"
  let is_ = index < lines.count ? String(lines[index]) : "(end)"
  Issue.record(
    "\(name) differs first in line \(index + 1)\n  snapshot: \(was)\n  now:      \(is_)",
    sourceLocation: sourceLocation)
}
