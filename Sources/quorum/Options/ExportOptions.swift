import ArgumentParser
import Customers

/// Which survey tool wrote the file, and which of the rows it marks count all the same.
struct ExportOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The survey tool that wrote the file; none reads it as it is.", valueName: "tool"))
  var export: ExportChoice = .detect

  @Option(
    help: ArgumentHelp(
      "Count rows that the tool marks as this (tests, spam, unfinished, excluded); may be repeated.",
      valueName: "mark"))
  var keep: [SetAside] = []

  var reading: SurveyExportReading {
    SurveyExportReading(choice: export.choice, keep: Set(keep))
  }
}

/// The name of a survey tool, or none, or whichever the headers show.
enum ExportChoice: ExpressibleByArgument, CustomStringConvertible {
  case detect, none
  case named(SurveyExport)

  init?(argument: String) {
    switch argument {
    case "detect": self = .detect
    case "none": self = .none
    default:
      guard let export = SurveyExport.named(argument) else { return nil }
      self = .named(export)
    }
  }

  static var allValueStrings: [String] { ["detect", "none"] + SurveyExport.all.map(\.name) }

  var choice: SurveyExportReading.Choice {
    switch self {
    case .detect: .detect
    case .none: .none
    case .named(let export): .forced(export)
    }
  }

  var description: String {
    switch self {
    case .detect: "detect"
    case .none: "none"
    case .named(let export): export.name
    }
  }
}

extension SetAside: ExpressibleByArgument {}
