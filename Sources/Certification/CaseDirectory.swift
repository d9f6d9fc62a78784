#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A directory with `cases/*.json` and the data files that the cases name.
public struct CaseDirectory: Sendable {
  /// The path of the directory.
  public let path: String
  /// The case files that could be read, in the order of their names.
  public let files: [CaseFile]
  /// The case files that could not be used, and why.
  public let problems: [CaseFileError]

  /// Reads every case file of a directory; the data files are read when a case asks for them.
  ///
  /// - Parameter path: the directory that holds `cases`
  /// - Throws: `CaseFileError.unreadable` when there is no readable `cases` directory in it
  public init(path: String) throws(CaseFileError) {
    let folder = path + "/cases"
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      throw .unreadable(path: folder, reason: "there is no such directory, or it may not be read")
    }
    var files: [CaseFile] = []
    var problems: [CaseFileError] = []
    for name in names.sorted() where name.hasSuffix(".json") && !name.hasPrefix(".") {
      do {
        files.append(
          try CaseFile(name: name, bytes: Self.bytes(path: "\(folder)/\(name)", name: name)))
      } catch {
        problems.append(error)
      }
    }
    self.path = path
    self.files = files
    self.problems = problems
  }

  private static func bytes(path: String, name: String) throws(CaseFileError) -> [UInt8] {
    do {
      return Array(try Data(contentsOf: URL(filePath: path)))
    } catch {
      throw .unreadable(path: name, reason: "it is not a file that may be read")
    }
  }
}
