// swift-tools-version: 6.2
import PackageDescription

/// Each program with its folder: `…-benchmark` is timed beside others by a script, `…-coverage` prints
/// the measured table of a guide.
let programs = [
  ("association-coverage", "AssociationCoverage"),
  ("difference-coverage", "DifferenceCoverage"),
  ("estimand-coverage", "EstimandCoverage"),
  ("importance-benchmark", "ImportanceBenchmark"),
  ("logistic-benchmark", "LogisticBenchmark"),
  ("logistic-coverage", "LogisticCoverage"),
  ("regression-benchmark", "RegressionBenchmark"),
  ("resampling-benchmark", "ResamplingBenchmark"),
  ("several-groups-coverage", "SeveralGroupsCoverage"),
  ("slope-coverage", "SlopeCoverage"),
  ("standardized-score-coverage", "StandardizedScoreCoverage"),
  ("survival-coverage", "SurvivalCoverage"),
  ("transition-coverage", "TransitionCoverage"),
  ("trend-coverage", "TrendCoverage"),
]
let libraries = ["Customers", "Models", "Statistics", "Probability", "LinearAlgebra", "Tables"]

let package = Package(
  name: "QuorumBenchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "Quorum", path: "..")],
  targets: programs.map { name, folder in
    .executableTarget(
      name: name, dependencies: libraries.map { .product(name: $0, package: "Quorum") },
      path: "Sources/\(folder)")
  },
  swiftLanguageModes: [.v6]
)
