import FoundationEssentials
import Testing

@testable import Reports

private struct Inner: Codable, Equatable {
  var zeta = 1
  var alpha = [1.5, 2]
  var missing: String?
}

private struct Outer: Codable, Equatable {
  var standardError = 0.25
  var nAccounts = 41
  var isExact = true
  var label = "Größe \"a\"\n"
  var inner = Inner()
  var gaps: [Double?] = [1, nil]
  var weights = ["b": 2.0, "a": 1.0, "camelCase": 3.0]
  var choice = Choice.weighted(by: "role", cap: 3)
}

private enum Choice: Codable, Equatable {
  case plain
  case weighted(by: String, cap: Int)
}

@Suite struct OrderedJSONTests {
  @Test func keepsTheOrderOfDeclaration() throws {
    let expected = """
      {
        "standard_error": 0.25,
        "n_accounts": 41,
        "is_exact": true,
        "label": "Größe \\"a\\"\\n",
        "inner": {
          "zeta": 1,
          "alpha": [1.5, 2]
        },
        "gaps": [1, null],
        "weights": {
          "a": 1,
          "b": 2,
          "camelCase": 3
        },
        "choice": {
          "weighted": {
            "by": "role",
            "cap": 3
          }
        }
      }

      """
    #expect(try OrderedJSON().text(of: Outer()) == expected)
  }

  @Test func compactAndUnconverted() throws {
    let text = try OrderedJSON(isPretty: false, convertsKeys: false).text(of: Inner())
    #expect(text == #"{"zeta":1,"alpha":[1.5,2]}"#)
  }

  /// What is written reads back as the same value.
  @Test func roundTrips() throws {
    let text = try OrderedJSON(convertsKeys: false).text(of: Outer())
    #expect(try JSONDecoder().decode(Outer.self, from: Data(text.utf8)) == Outer())
  }

  @Test func doublesRoundTrip() throws {
    var bits: UInt64 = 1
    var values: [Double] = []
    while values.count < 2_000 {
      bits = bits &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let value = Double(bitPattern: bits)
      if value.isFinite { values.append(value) }
    }
    values += [
      0.1, 1.0 / 3, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 9_007_199_254_740_991, -2.5,
    ]
    let text = try OrderedJSON().text(of: values)
    #expect(try JSONDecoder().decode([Double].self, from: Data(text.utf8)) == values)
  }

  @Test func wholeNumbersHaveNoDecimals() throws {
    let json = OrderedJSON(isPretty: false)
    #expect(try json.text(of: [5.0, -0.0, 1e3]) == "[5,0,1000]")
    #expect(try json.text(of: [UInt64.max]) == "[18446744073709551615]")
    #expect(try json.text(of: [Int64.min]) == "[-9223372036854775808]")
    #expect(try json.text(of: [Float(0.1)]) == "[0.1]")
    #expect(try json.text(of: 3) == "3")
    #expect(try json.text(of: Int?.none) == "null")
  }

  @Test func whatIsNotFiniteIsNamed() {
    struct Result: Encodable {
      struct Group: Encodable { var standardError: Double }
      var groups: [Group]
    }
    let result = ["result": Result(groups: [.init(standardError: 1), .init(standardError: .nan)])]
    #expect(
      throws: OrderedJSONError.notFinite(path: "result.groups[1].standard_error", number: "nan")
    ) {
      try OrderedJSON().text(of: result)
    }
    #expect(throws: OrderedJSONError.notFinite(path: "the value", number: "inf")) {
      try OrderedJSON().text(of: Double.infinity)
    }
    #expect(throws: OrderedJSONError.notFinite(path: "[1]", number: "-inf")) {
      try OrderedJSON().text(of: JSONValue.array([1, .number(-.infinity)]))
    }
    let error = OrderedJSONError.notFinite(path: "a.b", number: "nan")
    #expect(
      error.description == "a.b is nan, which JSON cannot hold; an absent number has to be nil")
  }

  @Test func refusalsAreNamed() {
    struct Stubborn: Encodable {
      func encode(to encoder: any Encoder) throws {
        let path = encoder.singleValueContainer().codingPath
        throw EncodingError.invalidValue(1, .init(codingPath: path, debugDescription: "no"))
      }
    }
    struct Refusal: Error {}
    struct Refusing: Encodable { func encode(to encoder: any Encoder) throws { throw Refusal() } }
    #expect(throws: OrderedJSONError.notEncodable(path: "the value", reason: "no")) {
      try OrderedJSON().text(of: Stubborn())
    }
    #expect(throws: OrderedJSONError.notEncodable(path: "outer[0].inner", reason: "no")) {
      try OrderedJSON().text(of: ["outer": [["inner": Stubborn()]]])
    }
    #expect(throws: OrderedJSONError.notEncodable(path: "the value", reason: "Refusal()")) {
      try OrderedJSON().text(of: Refusing())
    }
  }
}
