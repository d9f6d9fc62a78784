import Customers
import Tables

/// Roles and tiers.
extension ProjectReader {
  func roles(_ node: ProjectNode) throws(ProjectFileError) -> [ProjectRole] {
    var roles: [ProjectRole] = []
    var ranks: [Int: String] = [:]
    let entries = try node.entries("a role with its weight")
    for (name, value) in entries {
      var role = ProjectRole(name: name)
      if value.isMap {
        let keys = try value.map(
          ["weight", "seniority", "empowerment", "benchmark"], "a figure of the role")
        if let weight = keys["weight"] { role.weight = try self.weight(weight) }
        if let seniority = keys["seniority"] {
          let rank = try seniority.integer(
            "a whole number from 1, 1 for the most senior", in: 1...1_000)
          if let other = ranks.updateValue(name, forKey: rank) {
            throw seniority.failure(
              "\(Excerpt.quoted(other)) has seniority \(rank) as well. Give each role its own.")
          }
          role.seniority = rank
        }
        if let factors = keys["empowerment"] { role.empowerment = try empowerment(factors) }
        if let benchmark = keys["benchmark"] {
          let noun = "a net score from −100 to 100"
          let score = try benchmark.number(noun)
          guard abs(score) <= 100 else {
            throw benchmark.failure("\(PlainNumber.text(score)) stands here; wanted is \(noun).")
          }
          role.benchmark = score
        }
      } else if !value.isEmpty {
        role.weight = try self.weight(value)
      }
      roles.append(role)
    }
    try checkWeights(roles, node, entries)
    return roles
  }

  private func weight(_ node: ProjectNode) throws(ProjectFileError) -> Double {
    let weight = try node.number("a weight, a number from 0")
    guard weight >= 0 else {
      throw node.failure(
        "The weight \(PlainNumber.text(weight)) is negative. Weights are numbers from 0.")
    }
    return weight
  }

  private func empowerment(_ node: ProjectNode) throws(ProjectFileError) -> [String: Double] {
    var factors: [String: Double] = [:]
    for (name, value) in try node.entries("a factor from 0 to 1") {
      let noun = "a factor from 0 (none) to 1 (full)"
      let factor = try value.number(noun)
      guard (0...1).contains(factor) else {
        throw value.failure("\(PlainNumber.text(factor)) stands here; wanted is \(noun).")
      }
      factors[name] = factor
    }
    return factors
  }

  private func checkWeights(
    _ roles: [ProjectRole], _ node: ProjectNode, _ entries: [(key: String, value: ProjectNode)]
  ) throws(ProjectFileError) {
    let weights = roles.compactMap(\.effectiveWeight)
    if !weights.isEmpty, weights.allSatisfy({ $0 == 0 }) {
      throw node.failure("Every role has weight 0, so nobody counts. Give one a weight above 0.")
    }
    // A weight of 3 and a mean of factors of 0.6 are on different scales.
    let declared = roles.contains { $0.weight != nil }
    if declared,
      let place = roles.firstIndex(where: { $0.weight == nil && !$0.empowerment.isEmpty })
    {
      throw entries[place].value.failure(
        "This role has empowerment factors but no weight, where another role has a weight. Give "
          + "every role a weight, or none; then each weight is the mean of the factors.")
    }
  }

  func tiers(_ node: ProjectNode) throws(ProjectFileError) -> [ProjectTier] {
    var tiers: [ProjectTier] = []
    for (name, value) in try node.entries("a tier with its guidelines") {
      let keys = try value.map(["invitations", "responses"], "a guideline")
      tiers.append(
        ProjectTier(
          name: name, invitations: try keys["invitations"].map(guideline) ?? nil,
          responses: try keys["responses"].map(guideline) ?? nil))
    }
    return tiers
  }

  /// `4`, or `{all: 4, decision_maker: 1}`.
  private func guideline(_ node: ProjectNode) throws(ProjectFileError) -> ProjectTier.Guideline? {
    if node.isEmpty { return nil }
    let noun = "a number of people, from 0"
    guard node.isMap else {
      return ProjectTier.Guideline(all: try node.integer(noun, in: 0...1_000_000))
    }
    var guideline = ProjectTier.Guideline()
    for (name, value) in try node.entries("a role with a number of people") {
      let count = try value.integer(noun, in: 0...1_000_000)
      if name == "all" { guideline.all = count } else { guideline.roles[name] = count }
    }
    return guideline
  }
}

/// A number as people write it in a file: without a point where it is whole.
enum PlainNumber {
  static func text(_ number: Double) -> String {
    Int(exactly: number).map(String.init) ?? "\(number)"
  }
}
