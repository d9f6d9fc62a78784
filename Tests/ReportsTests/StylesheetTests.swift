import Testing

@testable import Reports

@Suite struct StylesheetTests {
  private let css = Stylesheet.css.description

  @Test func cannotEndItsElementOrLoadAnything() {
    #expect(!css.contains("</"))
    #expect(!css.contains("url("))
    #expect(!css.contains("@import"))
  }

  @Test func bracesAreBalanced() {
    var depth = 0
    for character in css {
      if character == "{" { depth += 1 }
      if character == "}" { depth -= 1 }
      #expect(depth >= 0)
    }
    #expect(depth == 0)
  }

  @Test func everyVariableIsDefined() {
    let uses = Set(css.split(separator: "var(--").dropFirst().map { $0.prefix { $0 != ")" } })
    for name in uses { #expect(css.contains("--\(name):")) }
    #expect(uses.count > 8)
  }

  /// Text colours stand out from the page: a contrast of 4.5 at least (WCAG 2.2, 1.4.3).
  @Test func textHasContrast() throws {
    let schemes = css.split(separator: ":root {").dropFirst().map {
      String($0.prefix { $0 != "}" })
    }
    try #require(schemes.count == 3)
    for scheme in schemes {
      let paper = try luminance("paper", scheme)
      for name in ["ink", "muted", "accent", "good", "bad", "uncertain"] {
        let other = try luminance(name, scheme)
        let contrast = (max(paper, other) + 0.05) / (min(paper, other) + 0.05)
        #expect(contrast >= 4.5, "\(name) \(contrast)")
      }
      for (text, fill) in [
        ("on-fill", "good"), ("on-fill", "bad"), ("on-fill", "uncertain"), ("on-fill", "accent"),
        ("on-plain", "plain"), ("on-plain", "track"),
      ] {
        let contrast = try contrast(text, fill, scheme)
        #expect(contrast >= 4.5, "\(text) on \(fill) \(contrast)")
      }
    }
  }

  private func contrast(_ one: String, _ other: String, _ scheme: String) throws -> Double {
    let (a, b) = (try luminance(one, scheme), try luminance(other, scheme))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  private func luminance(_ name: String, _ scheme: String) throws -> Double {
    let start = try #require(scheme.firstRange(of: "--\(name): #")).upperBound
    let hex = try #require(Int(scheme[start...].prefix(6), radix: 16))
    func linear(_ shift: Int) -> Double {
      let value = Double(hex >> shift & 255) / 255
      // The sRGB curve, near enough for a check: the exact one has exponent 2.4 after an offset.
      return value <= 0.04045 ? value / 12.92 : power((value + 0.055) / 1.055)
    }
    return 0.2126 * linear(16) + 0.7152 * linear(8) + 0.0722 * linear(0)
  }

  /// x to the power 2.4, as the square times the fifth root of the square by Newton's method.
  private func power(_ x: Double) -> Double {
    let square = x * x
    var root = 1.0
    for _ in 0..<60 {
      root -= (root * root * root * root * root - square) / (5 * root * root * root * root)
    }
    return square * root
  }
}
