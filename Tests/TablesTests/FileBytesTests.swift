import FoundationEssentials
import Tables
import Testing

struct FileBytesTests {
  private func reason(_ path: String) -> CSVError.Reason? {
    do throws(CSVError) {
      _ = try CSVReader().read(path)
      return nil
    } catch {
      #expect(error.source == path && error.line == nil)
      return error.reason
    }
  }

  @Test func filesAreRead() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/answers ü.csv"
      #expect(FileManager.default.createFile(atPath: path, contents: Data("nps\n9\n".utf8)))
      let table = try CSVReader().read(path)
      #expect(table.source == path && table.rowCount == 1)
    }
  }

  @Test func whatCannotBeReadIsSaid() throws {
    try withTemporaryFolder { folder in
      #expect(reason(folder) == .isDirectory)
      #expect(reason(folder + "/none.csv") == .notFound)
      #expect(reason("") == .notFound && reason("a\0b") == .notFound)
      let path = folder + "/empty.csv"
      #expect(FileManager.default.createFile(atPath: path, contents: Data()))
      #expect(reason(path) == .empty)
      #expect(reason(path + "/below") == .notFound)
    }
  }

  @Test func devices() {
    #expect(reason("/dev/zero") == .isDevice)
    #expect(reason("/dev/null") == .empty)
  }

  @Test func unreadableAndInvalidAreToldApart() {
    #expect(CSVError(.notFound, source: "s").isUnreadable)
    #expect(CSVError(.isDirectory, source: "s").isUnreadable)
    #expect(!CSVError(.empty, source: "s").isUnreadable)
    #expect(!CSVError(.unclosedQuote, source: "s").isUnreadable)
  }

  @Test func bytesOfAnyCollection() throws {
    let table = try CSVReader().read(bytes: "a\n1\n".utf8.lazy.map { $0 }, source: "lazy")
    #expect(try table.numbers("a") == [1])
  }
}
