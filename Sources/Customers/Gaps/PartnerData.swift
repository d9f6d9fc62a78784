import Reports
import Statistics

/// The people who rated partnerships, with one rating per dimension.
struct PartnerData {
  /// One person's view of one partnership.
  struct View {
    let partner: Int
    let isOurs: Bool
    let person: Int?
    /// The mean of the person's ratings by dimension; nil where none was given.
    fileprivate(set) var ratings: [Double?]
    fileprivate var counts: [Double]
  }

  let dimensions: [String]
  private(set) var views: [View] = []
  private(set) var ids: [String] = []
  private(set) var names: [String] = []
  /// Rows that name no partner or no side.
  var unnamed = 0
  /// Ratings that came in more than once and were averaged.
  private(set) var repeated = 0
  private var places: [Key: Int] = [:]

  private struct Key: Hashable {
    let partner: Int
    let isOurs: Bool
    let person: Int
  }

  init(dimensions: [String]) { self.dimensions = dimensions }

  /// Adds a row; a row of a person who was seen before completes what that one said.
  mutating func add(
    partner: Int, id: String, name: String, isOurs: Bool, person: Int?, row: Int,
    ratings: [Double?]
  ) {
    while ids.count <= partner {
      ids.append("")
      names.append("")
    }
    if ids[partner].isEmpty { (ids[partner], names[partner]) = (id, name) }
    let key = person.map { Key(partner: partner, isOurs: isOurs, person: $0) }
    guard let key, let place = places[key] else {
      if let key { places[key] = views.count }
      views.append(
        View(
          partner: partner, isOurs: isOurs, person: person, ratings: ratings,
          counts: ratings.map { $0 == nil ? 0 : 1 }))
      return
    }
    for (dimension, rating) in ratings.enumerated() {
      guard let rating else { continue }
      let count = views[place].counts[dimension]
      if count > 0 { repeated += 1 }
      let before = views[place].ratings[dimension] ?? 0
      views[place].ratings[dimension] = before + (rating - before) / (count + 1)
      views[place].counts[dimension] = count + 1
    }
  }

  /// The views of one side that hold any rating.
  func side(_ isOurs: Bool) -> [View] {
    views.filter { $0.isOurs == isOurs && $0.ratings.contains { $0 != nil } }
  }

  /// The mean of a dimension by partner, of one side.
  func means(_ isOurs: Bool, dimension: Int) -> [Int: Double] {
    var sums: [Int: (Double, Double)] = [:]
    for view in side(isOurs) {
      guard let rating = view.ratings[dimension] else { continue }
      let (sum, count) = sums[view.partner] ?? (0, 0)
      sums[view.partner] = (sum + rating, count + 1)
    }
    return sums.mapValues { $0.0 / $0.1 }
  }

  /// Each person's mean over the dimensions, as it would be with none missing: what is there is taken
  /// less the side's mean of its dimension.
  func overall(_ isOurs: Bool) -> [(view: View, value: Double)] {
    let views = side(isOurs)
    let means = dimensions.indices.map { dimension -> Double? in
      let values = views.compactMap { $0.ratings[dimension] }
      return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }
    let known = means.compactMap { $0 }
    guard !known.isEmpty else { return [] }
    let centre = known.reduce(0, +) / Double(known.count)
    return views.map { view in
      let deviations = dimensions.indices.compactMap { dimension -> Double? in
        guard let rating = view.ratings[dimension], let mean = means[dimension] else { return nil }
        return rating - mean
      }
      return (view, centre + deviations.reduce(0, +) / Double(deviations.count))
    }
  }

  /// What was left out or averaged.
  var notes: [Note] {
    var notes: [Note] = []
    if unnamed > 0 {
      notes.append(
        Note(
          code: "rows_left_out",
          sentence:
            "\(counted(unnamed, "row")) \(unnamed == 1 ? "names" : "name") no partner or no "
            + "side and \(unnamed == 1 ? "was" : "were") left out."))
    }
    if repeated > 0 {
      notes.append(
        Note(
          code: "repeated_ratings",
          sentence: "\(counted(repeated, "rating")) of a person who had rated the same before "
            + "\(repeated == 1 ? "was" : "were") averaged with the earlier one."))
    }
    let blanks = views.reduce(0) { sum, view in sum + view.ratings.count { $0 == nil } }
    if blanks > 0 {
      let empty = views.count { $0.ratings.allSatisfy { $0 == nil } }
      notes.append(
        Note(
          code: "missing_ratings",
          sentence:
            "\(counted(blanks, "rating")) of \(Format.count(views.count * dimensions.count)) "
            + "\(blanks == 1 ? "is" : "are") missing"
            + (empty > 0
              ? ", among them all of \(empty == 1 ? "one person" : "\(empty) people")" : "")
            + "; each dimension uses what there is."))
    }
    return notes
  }
}
