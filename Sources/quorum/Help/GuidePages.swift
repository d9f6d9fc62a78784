import CGuides
import Tables

/// The pages of the guides, as they were when the command was built.
enum GuidePages {
  /// A page.
  struct Page {
    /// What to ask for it by: "score-intervals".
    let topic: String
    /// Its text in Markdown.
    let text: String

    /// Its title.
    var title: String {
      let first = text.prefix { $0 != "\n" }
      return first.hasPrefix("# ") ? String(first.dropFirst(2)) : topic
    }
  }

  /// Every page, by topic.
  static var all: [Page] {
    (0..<quorum_guide_count()).map { place in
      let guide = quorum_guide(place)
      return Page(topic: kebab(String(cString: guide.name)), text: String(cString: guide.text))
    }
  }

  /// Other words for topics, as people say them.
  static let otherWords: [String: String] = [
    "nps": "score-intervals", "interval": "score-intervals", "confidence": "score-intervals",
    "tango": "score-intervals", "design-effect": "accounts-as-clusters",
    "icc": "accounts-as-clusters", "clusters": "accounts-as-clusters",
    "firth": "logistic-regression", "logit": "logistic-regression",
    "flic": "logistic-regression", "odds-ratio": "logistic-regression",
    "finite-population": "finite-populations", "census": "finite-populations",
    "aggregate": "estimands", "estimand": "estimands", "significance": "score-difference",
    "difference": "score-difference", "compare": "score-difference", "change": "waves",
    "response-rate": "silence", "nonresponse": "silence", "churn": "retention",
    "survival": "kaplan-meier", "cox": "cox-regression", "hazard": "cox-regression",
    "holm": "multiple-comparisons", "bonferroni": "multiple-comparisons",
    "power": "sample-size", "bca": "bootstrap", "lmg": "importance", "shapley": "importance",
    "alpha": "reliability", "cronbach": "reliability", "spearman": "correlation",
    "pearson": "correlation", "cr2": "robust-covariance", "satterthwaite": "robust-covariance",
    "weights": "weights", "kish": "weights", "raking": "weights",
    "shrinkage": "standardized-score", "reml": "random-intercepts", "blup": "random-intercepts",
    "mover": "two-proportions", "wilson": "proportion-intervals", "csat": "scale-means",
    "ces": "scale-means", "trend": "trend", "seed": "random-numbers",
  ]

  /// The page of a topic, whether in the singular, in another writing, or by another word.
  static func page(of topic: String) -> Page? {
    let pages = all
    let wanted = kebab(topic)
    func named(_ name: String) -> Page? {
      pages.first { NearNames.normalized($0.topic) == NearNames.normalized(name) }
    }
    return named(wanted) ?? named(wanted + "s") ?? otherWords[wanted].flatMap(named)
  }

  /// The topics nearest to one that is not there.
  static func near(_ topic: String) -> [String] {
    NearNames.near(kebab(topic), among: all.map(\.topic) + otherWords.keys.sorted())
  }

  /// "ScoreIntervals" and "score interval" as "score-intervals" and "score-interval".
  static func kebab(_ name: String) -> String {
    var result = ""
    var previous: Character?
    for character in name {
      if character.isUppercase, let last = previous, last.isLowercase { result.append("-") }
      result += character == "_" || character == " " ? "-" : character.lowercased()
      previous = character
    }
    return result
  }
}
