import Customers
import Tables

/// Reference ranges and targets: figures with their ends.
extension ProjectReader {
  func ranges(_ node: ProjectNode) throws(ProjectFileError) -> [ReferenceRange] {
    var ranges: [ReferenceRange] = []
    for (figure, value) in try node.entries("a figure with its range") {
      for element in value.elements {
        let keys = try element.map(["from", "to", "source"], "an end of the range")
        let from = try keys["from"].map { node throws(ProjectFileError) in
          try self.figure(node, figure)
        }
        let to = try keys["to"].map { node throws(ProjectFileError) in
          try self.figure(node, figure)
        }
        try check(from, to, "from", "to", element)
        ranges.append(
          ReferenceRange(
            figure: figure, from: from, to: to,
            source: try keys["source"].map { node throws(ProjectFileError) in
              try node.text("who publishes the range")
            }))
      }
    }
    return ranges
  }

  func targets(_ node: ProjectNode) throws(ProjectFileError) -> [ProjectTarget] {
    var targets: [ProjectTarget] = []
    for (figure, value) in try node.entries("a figure with its target") {
      let keys = try value.map(["at_least", "at_most", "tiers", "roles"], "a target")
      if let whole = try target(
        figure, keys, value, needed: keys["tiers"] == nil && keys["roles"] == nil)
      {
        targets.append(whole)
      }
      for (tier, node) in try keys["tiers"]?.entries("a tier with its target") ?? [] {
        if var own = try target(figure, try node.map(["at_least", "at_most"], "a target"), node) {
          own.tier = tier
          targets.append(own)
        }
      }
      for (role, node) in try keys["roles"]?.entries("a role with its target") ?? [] {
        if var own = try target(figure, try node.map(["at_least", "at_most"], "a target"), node) {
          own.role = role
          targets.append(own)
        }
      }
    }
    return targets
  }

  private func target(
    _ figure: String, _ keys: [String: ProjectNode], _ node: ProjectNode, needed: Bool = true
  ) throws(ProjectFileError) -> ProjectTarget? {
    let least = try keys["at_least"].map { node throws(ProjectFileError) in
      try self.figure(node, figure)
    }
    let most = try keys["at_most"].map { node throws(ProjectFileError) in
      try self.figure(node, figure)
    }
    if least == nil, most == nil, !needed { return nil }
    try check(least, most, "at_least", "at_most", node)
    return ProjectTarget(figure: figure, atLeast: least, atMost: most)
  }

  private func check(
    _ low: Double?, _ high: Double?, _ from: String, _ to: String, _ node: ProjectNode
  ) throws(ProjectFileError) {
    guard low != nil || high != nil else {
      throw node.failure("No end stands here: write \(from), \(to), or both.")
    }
    if let low, let high, low > high {
      throw node.failure(
        "\(from) \(PlainNumber.text(low)) lies above \(to) \(PlainNumber.text(high)). Exchange "
          + "them.")
    }
  }

  /// A value of a figure: rates are on 0…1 and may be written as percentages, scores on −100…100.
  private func figure(_ node: ProjectNode, _ figure: String) throws(ProjectFileError) -> Double {
    let isScore = figure == "nps" || figure.hasSuffix("_nps")
    let value = try node.number(
      isScore ? "a net score from −100 to 100" : "a number, or a percentage such as 50%",
      percent: !isScore)
    if isScore, abs(value) > 100 {
      throw node.failure(
        "A net score lies between −100 and 100, not at \(PlainNumber.text(value)).")
    }
    // A rate may pass 1 where revenue grows, but 50 is a percentage without its sign.
    if figure.hasSuffix("_rate"), abs(value) > 2 {
      throw node.failure(
        "A rate is written on 0…1 or as a percentage: \(PlainNumber.text(value / 100)) or "
          + "\(PlainNumber.text(value))%, not \(PlainNumber.text(value)).")
    }
    return value
  }
}
