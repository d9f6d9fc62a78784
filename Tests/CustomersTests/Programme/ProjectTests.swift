import Testing

@testable import Customers

@Suite struct ProjectTests {
  @Test func aWeightIsTheMeanOfTheFactorsWhereNoneIsDeclared() throws {
    let project = Project(roles: [
      ProjectRole(name: "a", empowerment: ["decision": 1, "budget": 0.5, "selection": 0]),
      ProjectRole(name: "b", weight: 3, empowerment: ["decision": 0]), ProjectRole(name: "c"),
    ])
    // (1 + 0.5 + 0) / 3; the declared 3 wins over factors; c has neither.
    #expect(project.roleWeights == ["a": 0.5, "b": 3])
    #expect(Project(roles: [ProjectRole(name: "c")]).roleWeights == nil)
  }

  @Test func seniorityOrdersRoles() {
    let project = Project(roles: [
      ProjectRole(name: "user", seniority: 3), ProjectRole(name: "boss", seniority: 1),
      ProjectRole(name: "other"),
    ])
    #expect(project.seniority == ["boss", "user"])
  }

  @Test func ownRangesReplaceThoseOfVendors() {
    #expect(Project().ranges(for: "nps").count == 4)
    #expect(
      Project().ranges(for: "nps").allSatisfy { $0.source?.hasPrefix("vendor figure") == true })
    #expect(Project().ranges(for: "ltv_cac").map(\.from) == [3, 5])
    let own = Project(referenceRanges: [ReferenceRange(figure: "nps", from: 10, to: 20)])
    #expect(own.ranges(for: "nps") == own.referenceRanges)
    #expect(own.ranges(for: "csat") == Project().ranges(for: "csat"))
    #expect(own.ranges(for: "absent").isEmpty)
  }

  @Test func breaksMakeTheScale() throws {
    #expect(try Project().netPromoterScale == .netPromoter)
    let scale = try Project(breaks: ScoreBreaks(lastDetractor: 5, lastPassive: 7)).netPromoterScale
    #expect([5, 6, 7, 8].map(scale.classify) == [-1, 0, 0, 1])
    #expect(throws: ScoreError.self) {
      try Project(breaks: ScoreBreaks(lastDetractor: 8, lastPassive: 6)).netPromoterScale
    }
  }
}
