import Foundation
import Probability
import Testing

@testable import Statistics

/// The reference cases of two independent samples.
struct TwoSampleCase: Decodable, Sendable, CustomTestStringConvertible {
  struct Group: Decodable, Sendable {
    let promoters: Int
    let passives: Int
    let detractors: Int
    var counts: NetScoreCounts {
      NetScoreCounts(detractors: detractors, passives: passives, promoters: promoters)
    }
  }
  struct Input: Decodable, Sendable {
    let x: Group
    let y: Group
  }
  struct Params: Decodable, Sendable {
    let confLevel: Double
    enum CodingKeys: String, CodingKey { case confLevel = "conf_level" }
  }
  enum Expected: Decodable, Sendable {
    case value(Double)
    case method([String: Double])
    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let value = try? container.decode(Double.self) {
        self = .value(value)
      } else {
        self = .method(try container.decode([String: Double].self))
      }
    }
  }
  let id: String
  let input: Input
  let params: Params
  let expected: [String: Expected]
  let tolerance: [String: Double]
  var testDescription: String { id }

  private struct Probe: Decodable { let method: String }
  private struct Lenient: Decodable {
    let value: TwoSampleCase?
    init(from decoder: any Decoder) throws {
      let probe = try Probe(from: decoder)
      value =
        probe.method == "nps_two_independent_samples" ? try TwoSampleCase(from: decoder) : nil
    }
  }
  private struct File: Decodable { let cases: [Lenient] }

  static func all() throws -> [TwoSampleCase] {
    var url = URL(filePath: #filePath)
    for _ in 0..<4 { url.deleteLastPathComponent() }
    let data = try Data(contentsOf: url.appending(path: "Reference/cases/proportions.json"))
    if let file = try? JSONDecoder().decode(File.self, from: data) {
      return file.cases.compactMap(\.value)
    }
    return try JSONDecoder().decode([Lenient].self, from: data).compactMap(\.value)
  }
}

@Suite struct NetScoreDifferenceTests {
  @Test func referenceCasesAgree() throws {
    let cases = try TwoSampleCase.all()
    #expect(cases.count >= 3)
    for item in cases {
      let (first, second) = (item.input.x.counts, item.input.y.counts)
      let (relative, absolute) = (item.tolerance["rel"] ?? 0, item.tolerance["abs"] ?? 0)
      var compared = 0
      for (key, expected) in item.expected {
        switch expected {
        case .value(let value):
          let estimate = try #require(
            NetScoreDifference.wald.compare(first, second).estimate)
          #expect(abs(estimate - value) <= absolute + relative * abs(value))
          compared += 1
        case .method(let values):
          let method = try #require(NetScoreDifference.named(key == "mover_score" ? "mover" : key))
          let outcome = method.outcome(first, second, item.params.confLevel)
          for (name, value) in values {
            let found: Double?
            switch name {
            case "se": found = outcome.standardError
            case "z", "t": found = outcome.statistic
            case "df": found = outcome.degreesOfFreedom
            case "p_value": found = outcome.pValue
            case "centre": found = outcome.centre
            case "ci_lower": found = outcome.limits?.lower
            case "ci_upper": found = outcome.limits?.upper
            default: found = nil
            }
            let actual = try #require(found, "\(item.id) \(key) \(name)")
            #expect(
              abs(actual - value) <= absolute + relative * abs(value), "\(item.id) \(key) \(name)")
            compared += 1
          }
        }
      }
      #expect(compared >= 21)
    }
  }

  @Test(arguments: NetScoreDifference.all.map(\.name))
  func sharedBattery(_ name: String) throws {
    let method = try #require(NetScoreDifference.named(name))
    for (first, second) in differenceShapes {
      let forward = method.compare(first, second, level: 0.95)
      let backward = method.compare(second, first, level: 0.95)
      let estimate = try #require(forward.estimate)
      #expect(backward.estimate == -estimate)
      if forward.pValue == nil || forward.interval == nil { #expect(!forward.notes.isEmpty) }
      if let p = forward.pValue {
        #expect(p >= 0 && p <= 1, "\(name) \(first) \(second)")
        #expect(abs(p - backward.pValue!) < 1e-9, "\(name) \(first) \(second)")
      }
      if let interval = forward.interval {
        #expect(interval.lower! >= -2 && interval.upper! <= 2)
        #expect(interval.contains(estimate) && interval.method == name)
        #expect(abs(interval.lower! + backward.interval!.upper!) < 1e-9)
        let mirror = try #require(method.compare(first.mirrored, second.mirrored).interval)
        #expect(abs(mirror.lower! + interval.upper!) < 1e-9)
        let narrow = try #require(method.compare(first, second, level: 0.5).interval)
        #expect(narrow.lower! >= interval.lower! - 1e-9)
        #expect(narrow.upper! <= interval.upper! + 1e-9)
      }
    }
  }

  @Test(arguments: NetScoreDifference.all.map(\.name))
  func anEmptyGroupGivesNothing(_ name: String) throws {
    let method = try #require(NetScoreDifference.named(name))
    for (first, second) in [(counts(0, 0, 0), counts(1, 2, 3)), (counts(1, 2, 3), counts(0, 0, 0))]
    {
      let result = method.compare(first, second)
      #expect(result.estimate == nil && result.pValue == nil && result.interval == nil)
      #expect(result.notes.map(\.code) == ["no_answers"])
    }
  }

  @Test func defaultNeverDegenerates() throws {
    for (first, second) in differenceShapes {
      let result = NetScoreDifference.scoreDifference.compare(first, second)
      #expect(try #require(result.interval?.width) > 0.3)
      #expect(result.pValue != nil)
    }
  }

  @Test func namesAreUniqueAndCited() {
    let all = NetScoreDifference.all
    #expect(Set(all.map(\.name)).count == all.count)
    #expect(all.allSatisfy { !$0.reference.isEmpty && !$0.null.isEmpty && !$0.title.isEmpty })
    #expect(all[0].name == "score_difference" && NetScoreDifference.named("nonsense") == nil)
  }

  @Test func resultsSurviveEncoding() throws {
    for method in NetScoreDifference.all {
      let result = method.compare(counts(0, 0, 8), counts(8, 0, 0))
      let decoded = try JSONDecoder().decode(
        NetScoreDifferenceResult.self, from: JSONEncoder().encode(result))
      #expect(decoded == result)
      #expect(result.test.method == method.name && result.test.pValue == result.pValue)
    }
  }
}
