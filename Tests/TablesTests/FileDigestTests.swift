import FoundationEssentials
import Testing

@testable import Tables

struct FileDigestTests {
  @Test(arguments: [0, 1, 31, 32, 33, 1_048_575, 1_048_576, 1_048_577, 3_000_001])
  func partsGiveTheDigestOfTheWhole(count: Int) throws {
    try withTemporaryFolder { folder in
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: ($0 &* 2_654_435_761) >> 7) }
      let path = folder + "/a"
      try Data(bytes).write(to: URL(filePath: path))
      let digest = bytes.withUnsafeBufferPointer { Digest.text($0) }
      #expect(try FileDigest.text(path) == digest)
      #expect(try FileDigest.text(path, with: [folder + "/none"]) == digest)
      try Data([1, 2, 3]).write(to: URL(filePath: folder + "/b"))
      let both = (bytes + [1, 2, 3]).withUnsafeBufferPointer { Digest.text($0) }
      #expect(try FileDigest.text(path, with: [folder + "/b"]) == both)
    }
    #expect(throws: CSVError.self) { try FileDigest.text("no/such/file") }
  }

  @Test func headsOfFiles() throws {
    try withTemporaryFolder { folder in
      try Data([UInt8](repeating: 7, count: 1000)).write(to: URL(filePath: folder + "/a"))
      #expect(FileHead.read(folder + "/a") == [UInt8](repeating: 7, count: 512))
      try Data([1]).write(to: URL(filePath: folder + "/b"))
      #expect(FileHead.read(folder + "/b") == [1])
      #expect(FileHead.read(folder) == nil && FileHead.read(folder + "/c") == nil)
      #expect(FileHead.read("a\0b") == nil && FileHead.read("/dev/zero") == nil)
    }
  }
}
