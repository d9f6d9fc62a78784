import Tables

/// What is drawn when data are resampled: the design of the sample, repeated.
///
/// Codes are one per row, zero or positive, equal for rows that belong together.
public enum ResamplingScheme: Codable, Sendable, Equatable {
  /// Every row for itself, with replacement.
  case rows
  /// Whole clusters with replacement: all rows of an account come together.
  case clustered(by: [Int])
  /// Rows with replacement inside each stratum, whose size stays as it is.
  case stratified(by: [Int])
  /// Whole clusters with replacement inside each stratum.
  case clusteredWithinStrata(clusters: [Int], strata: [Int])
  /// Rows of a sample that was drawn without replacement from a population of this many.
  ///
  /// Each replicate fills a population of N = kn + r with k copies of the sample and a simple random
  /// r of its rows, and draws n of it without replacement.
  /// Source: Booth, Butler & Hall 1994, JASA 89:1282–1289, section 2.
  case withoutReplacement(population: Int)

  /// Whole clusters, named by the labels of a column; a row without label is an error of the run.
  public static func clustered(by labels: Labels) -> ResamplingScheme {
    .clustered(by: labels.codes.map(Int.init))
  }

  /// Strata named by the labels of a column; a row without label is an error of the run.
  public static func stratified(by labels: Labels) -> ResamplingScheme {
    .stratified(by: labels.codes.map(Int.init))
  }

  /// The name of the scheme in results.
  public var name: String {
    switch self {
    case .rows: "rows"
    case .clustered: "clustered"
    case .stratified: "stratified"
    case .clusteredWithinStrata: "clustered_within_strata"
    case .withoutReplacement: "without_replacement"
    }
  }

  /// The cluster that a row belongs to: its own number without clusters.
  func cluster(ofRow row: Int) -> Int {
    switch self {
    case .clustered(let codes), .clusteredWithinStrata(let codes, _): codes[row]
    case .rows, .stratified, .withoutReplacement: row
    }
  }
}
