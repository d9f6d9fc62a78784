#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What a colour is for; `Palette` says which one it is.
enum Ink: Sendable, Equatable {
  case paper, ink, muted, hair, track, accent, good, bad, uncertain, plain, band, wash
  /// One of several curves.
  case series(Int)
  /// A value on −1…1: one hue below zero, another above, paler towards it.
  case diverging(Double)

  /// The colour of a tone.
  init(_ tone: Tone) {
    switch tone {
    case .neutral: self = .accent
    case .good: self = .good
    case .bad: self = .bad
    case .uncertain: self = .uncertain
    }
  }
}

/// Colours that people with any colour vision can tell apart, also in grey and on paper.
enum Palette: Sendable {
  /// Fixed colours on white: for files of their own.
  case paper
  /// The colours of the page, which follow its light or dark theme.
  case page

  /// The colour as SVG takes it.
  func color(_ ink: Ink) -> String {
    switch self {
    case .paper: Self.fixed(ink)
    case .page: Self.themed(ink)
    }
  }

  /// Strokes that tell curves apart where colours do not; nil for a full line.
  static func dash(_ series: Int) -> String? {
    [nil, "7 4", "2 3", "9 3 2 3", "12 3", "4 2"][series % 6]
  }

  private static let seriesColors = [
    "#2f5d9b", "#b8432b", "#14745f", "#7a4a8c", "#8a5a00", "#4a525b",
  ]

  private static func fixed(_ ink: Ink) -> String {
    switch ink {
    case .paper: "#ffffff"
    case .ink: "#1d2125"
    case .muted: "#5a626b"
    case .hair: "#e4e1db"
    case .track: "#cfccc5"
    case .accent: "#2f5d9b"
    case .good: "#14745f"
    case .bad: "#b8432b"
    case .uncertain: "#8a5a00"
    case .plain: "#a9afb6"
    case .band: "#e9e4d6"
    case .wash: "#f4f2ed"
    case .series(let index): seriesColors[index % seriesColors.count]
    case .diverging(let value): mixed(value)
    }
  }

  private static func themed(_ ink: Ink) -> String {
    switch ink {
    case .paper: "var(--paper)"
    case .ink: "var(--ink)"
    case .muted: "var(--muted)"
    case .hair: "var(--hair)"
    case .track: "var(--track)"
    case .accent: "var(--accent)"
    case .good: "var(--good)"
    case .bad: "var(--bad)"
    case .uncertain: "var(--uncertain)"
    case .plain: "var(--plain)"
    case .band: "var(--band)"
    case .wash: "var(--wash)"
    case .series(let index):
      [
        "var(--accent)", "var(--bad)", "var(--good)", "var(--violet)", "var(--uncertain)",
        "var(--muted)",
      ][index % 6]
    // Cells carry their own ground, the same in both themes.
    case .diverging(let value): mixed(value)
    }
  }

  /// Between white at zero and a full hue at either end.
  private static func mixed(_ value: Double) -> String {
    "#"
      + parts(value).map { part in
        let digits = String(Int(part.rounded()), radix: 16)
        return digits.count == 1 ? "0" + digits : digits
      }.joined()
  }

  /// Red, green and blue of a value, each 0…255.
  private static func parts(_ value: Double) -> [Double] {
    let hue: [Double] = value < 0 ? [184, 67, 43] : [47, 93, 155]
    let share = min(1, abs(value))
    return hue.map { 255 + ($0 - 255) * share }
  }

  /// Black or white, whichever contrasts more with a diverging colour (WCAG 2.2, relative luminance).
  static func onDiverging(_ value: Double) -> String {
    let linear = parts(value).map { part -> Double in
      let share = part.rounded() / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    let luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    // The luminance at which both contrast alike: (1 + .05)/(L + .05) = (L + .05)/.05.
    return luminance < 0.179 ? "#ffffff" : "#000000"
  }
}
