import FoundationEssentials
import Testing

@testable import Reports

@Suite struct OutputFileTests {
  /// A folder of its own that is gone afterwards.
  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.path + "/quorum-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  private func text(_ path: String) -> String? {
    FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
  }

  private func names(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  @Test func newAndExistingFiles() throws {
    try withFolder { folder in
      let path = folder + "/out.txt"
      try OutputFile.write(text: "first, and longer", to: path)
      #expect(text(path) == "first, and longer")
      try OutputFile.write(text: "second", to: path)
      #expect(text(path) == "second")
      try OutputFile.write([], to: path)
      #expect(text(path) == "")
      let large = [UInt8](repeating: 65, count: 3_000_000)
      try OutputFile.write(large, to: path)
      #expect(FileManager.default.contents(atPath: path)?.count == 3_000_000)
      #expect(try names(folder) == ["out.txt"])
    }
  }

  @Test func permissionsStay() throws {
    try withFolder { folder in
      let path = folder + "/out.txt"
      try OutputFile.write(text: "a", to: path)
      let usual = try #require(permissions(of: path))
      #expect(FileManager.default.createFile(atPath: folder + "/other", contents: Data()))
      #expect(permissions(of: folder + "/other") == usual)
      try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
      try OutputFile.write(text: "b", to: path)
      #expect(permissions(of: path) == 0o640)
    }
  }

  @Test func linksAreFollowed() throws {
    try withFolder { folder in
      try OutputFile.write(text: "a", to: folder + "/real")
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/link", withDestinationPath: "real")
      try OutputFile.write(text: "b", to: folder + "/link")
      #expect(text(folder + "/real") == "b")
      #expect(try names(folder) == ["link", "real"])
      #expect(
        try FileManager.default.destinationOfSymbolicLink(atPath: folder + "/link") == "real")
    }
  }

  @Test func failuresKeepWhatWasThere() throws {
    try withFolder { folder in
      let missing = folder + "/no/such/out.txt"
      #expect(
        throws: OutputFileError(path: missing, step: .open, reason: "No such file or directory")
      ) {
        try OutputFile.write(text: "a", to: missing)
      }
      #expect(throws: OutputFileError(path: folder, step: .open, reason: "it is a folder")) {
        try OutputFile.write(text: "a", to: folder)
      }
      #expect(throws: OutputFileError.self) { try OutputFile.write(text: "a", to: "") }
      #expect(throws: OutputFileError.self) { try OutputFile.write(text: "a", to: "a\0b") }
      let left = try names(folder)
      #expect(left.isEmpty)
    }
    let error = OutputFileError(path: "a.txt", step: .write, reason: "No space left on device")
    #expect(error.description == "a.txt cannot be written: No space left on device")
  }

  /// A limit on the size of files ends the writing halfway, as a full disk would.
  @Test func aFullDiskKeepsWhatWasThere() async throws {
    await #expect(processExitsWith: .success) {
      let folder = FileManager.default.temporaryDirectory.path + "/quorum-" + UUID().uuidString
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(atPath: folder) }
      let path = folder + "/out.txt"
      try OutputFile.write(text: "old", to: path)
      limitFileSize(to: 1000)
      do throws(OutputFileError) {
        try OutputFile.write([UInt8](repeating: 65, count: 100_000), to: path)
        fatalError("more was written than fits")
      } catch {
        precondition(error.step == .write && error.reason == "File too large", "\(error)")
      }
      precondition(FileManager.default.contents(atPath: path) == Data("old".utf8))
      let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      precondition(names == ["out.txt"])
    }
  }

  @Test func aFileThatIsThereStaysWhereNoneMayBeReplaced() throws {
    try withFolder { folder in
      let path = folder + "/out.txt"
      try OutputFile.write(Array("new".utf8), to: path, replacing: false)
      #expect(
        throws: OutputFileError(path: path, step: .exists, reason: "File exists")
      ) {
        try OutputFile.write(Array("newer".utf8), to: path, replacing: false)
      }
      #expect(text(path) == "new")
      #expect(try names(folder) == ["out.txt"])
    }
  }

  #if os(Linux)
    /// Killed at any moment, a process leaves the old file or the new one and nothing else.
    @Test func aProcessThatIsKilledLeavesNothingBehind() throws {
      try withFolder { folder in
        let path = folder + "/out.txt"
        let old = [UInt8](repeating: 65, count: 1000)
        let new = [UInt8](repeating: 66, count: 1000)
        try OutputFile.write(old, to: path)
        let file = try NewFile(beside: path, path)
        // Half of the bytes are written: the file has no name that could be left.
        #expect(
          new.prefix(500).withUnsafeBytes { bytes in
            writeBytes(file.descriptor, bytes)
          } == 500)
        #expect(try names(folder) == ["out.txt"])
        #expect(text(path) == String(repeating: "A", count: 1000))
        file.discard()
        #expect(try names(folder) == ["out.txt"])
      }
    }
  #endif

  @Test func pipesAreWrittenDirectly() throws {
    try withFolder { folder in
      let path = folder + "/pipe"
      let bytes = try contents(ofPipeAt: path) { try OutputFile.write(text: "through", to: path) }
      #expect(bytes == Array("through".utf8))
      let left = try names(folder)
      #expect(left == ["pipe"])
    }
  }

  @Test func devicesAreWrittenDirectly() throws {
    try OutputFile.write(text: "gone", to: "/dev/null")
    #if os(Linux)
      #expect(
        throws: OutputFileError(
          path: "/dev/full", step: .write, reason: "No space left on device")
      ) {
        try OutputFile.write(text: "a", to: "/dev/full")
      }
      try OutputFile.write([], to: "/dev/full")
    #endif
  }
}
