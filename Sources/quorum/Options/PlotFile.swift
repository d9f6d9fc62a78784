import ArgumentParser
import Foundation
import Reports

/// A picture of a report's charts, as a file.
struct PlotFile: ExpressibleByArgument {
  let path: String
  private let isPNG: Bool

  init?(argument: String) {
    switch argument.lowercased() {
    case let name where name.hasSuffix(".svg"): isPNG = false
    case let name where name.hasSuffix(".png"): isPNG = true
    default: return nil
    }
    path = argument
  }

  static var defaultCompletionKind: CompletionKind { .file(extensions: ["svg", "png"]) }

  /// Writes the charts of a report, whole or not at all.
  /// - Throws: `PlotError` when it has none, or a PNG cannot be made here.
  func write(_ report: Report) throws {
    guard let svg = report.svg else { throw PlotError.noCharts }
    guard isPNG else { return try OutputFile.write(text: svg, to: path) }
    try OutputFile.write(try Self.raster(svg), to: path)
  }

  /// The picture in pixels, twice as many as its size says, by the converter of librsvg.
  private static func raster(_ svg: String) throws -> Data {
    let converter = "rsvg-convert"
    let paths = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    guard
      let tool = paths.map({ "\($0)/\(converter)" }).first(
        where: FileManager.default.isExecutableFile(atPath:))
    else { throw PlotError.noConverter }
    let process = Process()
    let (input, output, errors) = (Pipe(), Pipe(), Pipe())
    process.executableURL = URL(fileURLWithPath: tool)
    process.arguments = ["--format", "png", "--zoom", "2"]
    process.standardInput = input
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    // The picture goes in while the pixels come out, or both pipes would fill.
    let writer = input.fileHandleForWriting
    DispatchQueue.global().async {
      try? writer.write(contentsOf: Data(svg.utf8))
      try? writer.close()
    }
    let pixels = output.fileHandleForReading.readDataToEndOfFile()
    let said = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0, !pixels.isEmpty else {
      throw PlotError.conversion(String(decoding: said.prefix(400), as: UTF8.self))
    }
    return pixels
  }
}

/// A picture that cannot be made.
enum PlotError: Error, CustomStringConvertible {
  case noCharts
  case noConverter
  case conversion(String)

  var description: String {
    switch self {
    case .noCharts: "this result has no chart to draw; leave out --plot."
    case .noConverter:
      "a PNG is made from the SVG by rsvg-convert, which is not installed here (Debian, Ubuntu: "
        + "apt install librsvg2-bin). Ask for a file that ends in .svg instead."
    case .conversion(let said): "rsvg-convert could not make the PNG: \(said)"
    }
  }
}
