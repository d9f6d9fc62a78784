// swift-tools-version: 6.2
import PackageDescription

let libraries: [Target.Dependency] = ["Models", "Statistics", "Probability", "LinearAlgebra"].map {
  .product(name: $0, package: "Quorum")
}

func benchmark(_ name: String, path: String) -> Target {
  .executableTarget(name: name, dependencies: libraries, path: "Sources/\(path)")
}

let package = Package(
  name: "QuorumBenchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "Quorum", path: "..")],
  targets: [
    benchmark("resampling-benchmark", path: "ResamplingBenchmark"),
    benchmark("regression-benchmark", path: "RegressionBenchmark"),
    benchmark("slope-coverage", path: "SlopeCoverage"),
  ],
  swiftLanguageModes: [.v6]
)
