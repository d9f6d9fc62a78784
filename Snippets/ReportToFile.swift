// One result, many forms: text for a terminal, an HTML page, and its charts as SVG.
import Customers
import Foundation
import Reports
import Tables

let table = try CSVReader().read("notebooks-data/first-survey.csv")
var report = try NetPromoterScore().run(table).report
report.subtitle = "First survey · 40 answers"

// A report is a value: add to it what your readers should know.
report.blocks.append(.paragraph("Sample data; nobody in it exists."))
print(TextRenderer(width: 72).render(report))

let folder = FileManager.default.temporaryDirectory
  .appending(path: "quorum-snippet-\(ProcessInfo.processInfo.processIdentifier)")
try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
defer { try? FileManager.default.removeItem(at: folder) }

let page = HTMLRenderer(footer: "Made with Quorum").render(report)
try page.write(to: folder.appending(path: "score.html"), atomically: true, encoding: .utf8)
print("score.html:", page.hasPrefix("<!DOCTYPE html>") ? "one page" : "a fragment")
if let drawing = report.svg {
  try drawing.write(to: folder.appending(path: "score.svg"), atomically: true, encoding: .utf8)
  print("score.svg:", drawing.contains("<svg") ? "a drawing" : "no drawing")
}
