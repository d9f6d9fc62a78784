import Reports
import Models
import Statistics

/// The outcome as its model takes it, and why that model.
struct DriverOutcome: Sendable {
  let name: String
  let model: DriverStudy.Model
  /// Why this model.
  let reason: String
  /// The outcome as numbers; an event is 1.
  let values: [Double]
  /// The value that counts as the event; nil for numbers.
  let event: String?
  let isBinary: Bool
  let isClustered: Bool
  let notes: [Note]

  /// How the event is written: "churned", "status = lost".
  var eventText: String {
    guard let event else { return name }
    return ["yes", "true", "1"].contains(event.lowercased()) ? name : "\(name) = \(event)"
  }

  init(_ data: DriverData, study: DriverStudy) throws(DriverStudyError) {
    let response = data.design.response
    name = response.label
    isClustered = data.clusters != nil
    var notes: [Note] = []
    var binary: BinaryResponse?
    var numbers: [Double]?
    var problem: DesignError?
    do { binary = try response.binary(event: study.event) } catch { problem = error }
    numbers = try? response.numbers()
    let wanted = study.model
    let wantsTime = study.time != nil || wanted == .cox
    let wantsBinary = wantsTime || wanted == .firth || wanted == .maximumLikelihood
    if binary == nil, wantsBinary || study.event != nil, let problem { throw .design(problem) }
    if binary == nil, numbers == nil {
      if case .notBinary(let outcome, let levels) = problem {
        throw .unorderedOutcome(outcome: outcome, levels: levels)
      }
      throw .design(problem ?? .emptyColumn(name))
    }
    let isNumeric = !wantsBinary && (wanted != .automatic || binary == nil)
    if isNumeric, numbers == nil {
      throw .unsuitableModel(
        model: wanted.rawValue, outcome: name, reason: "it is no number; use --model firth.")
    }
    if isNumeric, wanted == .automatic, case .eventNotNamed = problem, let problem {
      throw .design(problem)
    }
    isBinary = !isNumeric
    values = isNumeric ? numbers ?? [] : binary?.numbers ?? []
    event = isNumeric ? nil : binary?.event ?? study.event
    if let first = values.first, values.allSatisfy({ $0 == first }) {
      let value = isNumeric ? Format.raw(first) : (binary?.event ?? binary?.other ?? "")
      throw .oneOutcome(outcome: name, value: value, rows: values.count)
    }
    if wantsTime {
      if study.time == nil {
        throw .unsuitableModel(
          model: "cox", outcome: name, reason: "name the column of the time with --time.")
      }
      if wanted != .automatic, wanted != .cox {
        throw .unsuitableModel(
          model: wanted.rawValue, outcome: name,
          reason: "with --time the model is Cox's; leave out --time or --model.")
      }
      if isClustered {
        throw .unsuitableModel(
          model: "cox", outcome: name,
          reason: "the time belongs to the account, so one row per account is needed; add "
            + "--unit account.")
      }
      (model, reason) = (.cox, "a time is given, and whether it ended with the event")
      self.notes = notes
      return
    }
    if wanted == .automatic, isBinary {
      (model, reason) = (.firth, "the outcome is yes or no")
    } else if wanted != .automatic {
      (model, reason) = (wanted, "asked for")
      if wanted == .ordinal, isClustered {
        throw .unsuitableModel(
          model: "ordinal", outcome: name,
          reason: "it knows no accounts, and several answers come from one; use --model ols or "
            + "--unit account.")
      }
    } else {
      let distinct = Set(values)
      let isWhole = distinct.allSatisfy { $0 == $0.rounded() }
      let reach = (distinct.max() ?? 0) - (distinct.min() ?? 0)
      if isWhole, reach <= 6, !isClustered {
        (model, reason) = (
          .ordinal,
          "the outcome has \(distinct.count) ordered whole values, too few for a mean to stand "
            + "for them; --model ols explains the mean"
        )
      } else {
        let few = isWhole && distinct.count <= 11
        reason =
          few
          ? "the outcome is a number of \(distinct.count) whole values; "
            + "\(isClustered ? "accounts are clusters" : "--model ordinal takes only their order")"
          : "the outcome is a number"
        model = .leastSquares
      }
    }
    if wanted == .leastSquares, Set(values).count == 2 {
      notes.append(
        Note(
          code: "two_values",
          sentence:
            "The outcome has two values; least squares then explains a share, and can leave "
            + "0…1: prefer --model firth."))
    }
    self.notes = notes
  }
}
