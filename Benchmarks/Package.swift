// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "QuorumBenchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "Quorum", path: "..")],
  targets: [
    .executableTarget(
      name: "resampling-benchmark",
      dependencies: [
        .product(name: "Models", package: "Quorum"),
        .product(name: "Statistics", package: "Quorum"),
        .product(name: "Probability", package: "Quorum"),
        .product(name: "LinearAlgebra", package: "Quorum"),
      ],
      path: "Sources/ResamplingBenchmark"),
    .executableTarget(
      name: "association-coverage",
      dependencies: [
        .product(name: "Models", package: "Quorum"),
        .product(name: "Statistics", package: "Quorum"),
        .product(name: "Probability", package: "Quorum"),
      ],
      path: "Sources/AssociationCoverage"),
  ],
  swiftLanguageModes: [.v6]
)
