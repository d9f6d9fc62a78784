import Reports
import Statistics

/// How a figure moved since the period before, and whether that is more than noise.
public struct FigureChange: Codable, Sendable, Equatable {
  /// What is known of a move.
  public enum Code: String, Codable, Sendable {
    /// It rose by more than chance explains.
    case increased
    /// It fell by more than chance explains.
    case decreased
    /// Chance alone would move it as much.
    case inconclusive
    /// It moved, and nothing here can tell whether by chance.
    case untested
  }

  /// The period before.
  public let period: String?
  /// The figure then.
  public let previous: Double
  /// The figure now less the figure then.
  public let difference: Double
  /// The interval of the difference; nil where there is none.
  public let interval: Interval?
  /// The p-value of no change; nil where nothing was tested.
  public let pValue: Double?
  /// The p-value after Holm's correction over all changes that the result tests.
  public internal(set) var adjustedPValue: Double?
  /// The name of the method.
  public let method: String?
  /// The verdict, by the corrected p-value where there is one.
  public internal(set) var code: Code
  /// Why nothing was tested, or what the test rests on.
  public let remark: String?

  init(
    period: String?, previous: Double, current: Double, interval: Interval? = nil,
    pValue: Double? = nil, method: String? = nil, code: Code? = nil, remark: String? = nil
  ) {
    self.period = period
    self.previous = previous
    difference = current - previous
    self.interval = interval
    self.pValue = pValue
    self.method = method
    self.remark = remark
    self.code = code ?? (pValue == nil ? .untested : .inconclusive)
  }

  /// The verdict in few words.
  public var words: String {
    switch code {
    case .increased: "risen: more than noise"
    case .decreased: "fallen: more than noise"
    case .inconclusive: "within noise"
    case .untested: difference == 0 ? "unchanged" : "not tested"
    }
  }

  /// Corrects every p-value for the number of changes looked at (Holm 1979, Scandinavian Journal of
  /// Statistics 6:65), and takes the verdicts from the corrected ones.
  static func corrected(_ changes: [FigureChange?], level: Double) -> [FigureChange?] {
    let adjusted = PValueAdjustment.holm.adjusted(changes.map { $0?.pValue })
    return zip(changes, adjusted).map { change, p in
      guard var change else { return nil }
      change.adjustedPValue = p
      if let p {
        change.code =
          !isSignificant(p, level: level)
          ? .inconclusive : change.difference > 0 ? .increased : .decreased
      }
      return change
    }
  }
}
