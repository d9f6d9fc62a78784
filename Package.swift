// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]
let libm: [LinkerSetting] = [.linkedLibrary("m", .when(platforms: [.linux]))]
let argumentParser: Target.Dependency = .product(
  name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "Quorum",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "LinearAlgebra", targets: ["LinearAlgebra"]),
    .library(name: "Probability", targets: ["Probability"]),
    .library(name: "Tables", targets: ["Tables"]),
    .library(name: "Statistics", targets: ["Statistics"]),
    .library(name: "Models", targets: ["Models"]),
    .library(name: "Reports", targets: ["Reports"]),
    .library(name: "Customers", targets: ["Customers"]),
    .executable(name: "quorum", targets: ["quorum"]),
    .executable(name: "quorum-certify", targets: ["quorum-certify"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // Kernels: no statistics.
    .systemLibrary(
      name: "CLAPACK", pkgConfig: "lapack", providers: [.apt(["liblapack-dev", "libblas-dev"])]),
    .target(name: "CBoostMath"),
    .target(name: "CPhilox"),
    .target(
      name: "LinearAlgebra",
      dependencies: [.target(name: "CLAPACK", condition: .when(platforms: [.linux]))],
      swiftSettings: strict,
      linkerSettings: libm + [.linkedFramework("Accelerate", .when(platforms: [.macOS]))]),
    .target(
      name: "Probability", dependencies: ["CBoostMath", "CPhilox"], swiftSettings: strict,
      linkerSettings: libm),
    .target(name: "Tables", swiftSettings: strict, linkerSettings: libm),

    // Statistics know no customers, customers know no file formats, renderers know no domain.
    .target(
      name: "Statistics", dependencies: ["LinearAlgebra", "Probability", "Tables"],
      swiftSettings: strict, linkerSettings: libm),
    .target(
      name: "Models", dependencies: ["Statistics", "LinearAlgebra", "Probability", "Tables"],
      swiftSettings: strict, linkerSettings: libm),
    .target(name: "Reports", swiftSettings: strict, linkerSettings: libm),
    .target(
      name: "Customers", dependencies: ["Statistics", "Models", "Reports", "Tables"],
      swiftSettings: strict),

    // Commands.
    .executableTarget(
      name: "quorum",
      dependencies: [
        "Customers", "Reports", "Statistics", "Models", "Tables", "LinearAlgebra", argumentParser,
      ],
      swiftSettings: strict),
    .target(
      name: "Certification",
      dependencies: ["Statistics", "Models", "Probability", "LinearAlgebra", "Tables"],
      swiftSettings: strict, linkerSettings: libm),
    .executableTarget(
      name: "quorum-certify", dependencies: ["Certification", argumentParser],
      swiftSettings: strict),

    .target(
      name: "TestSupport", dependencies: ["LinearAlgebra", "Probability"],
      path: "Tests/TestSupport", swiftSettings: strict),
    .target(
      name: "FuzzTargets",
      dependencies: ["TestSupport", "Tables", "Customers", "Models", "Certification"],
      path: "Tests/FuzzTargets", swiftSettings: strict),
    .executableTarget(
      name: "fuzz", dependencies: ["FuzzTargets", "TestSupport"], path: "Tests/Fuzz",
      swiftSettings: strict),
    .testTarget(
      name: "RobustnessTests", dependencies: ["FuzzTargets", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "LinearAlgebraTests", dependencies: ["LinearAlgebra"], swiftSettings: strict),
    .testTarget(
      name: "ProbabilityTests", dependencies: ["Probability", "CPhilox", "CBoostMath"],
      swiftSettings: strict),
    .testTarget(name: "TablesTests", dependencies: ["Tables"], swiftSettings: strict),
    .testTarget(
      name: "StatisticsTests",
      dependencies: ["Statistics", "Probability", "LinearAlgebra", "Tables", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "ModelsTests",
      dependencies: [
        "Models", "Statistics", "Probability", "LinearAlgebra", "Tables", "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(name: "ReportsTests", dependencies: ["Reports"], swiftSettings: strict),
    .testTarget(
      name: "CustomersTests",
      dependencies: ["Customers", "Statistics", "Models", "Tables", "Reports"],
      swiftSettings: strict),
    .testTarget(name: "QuorumTests", dependencies: ["quorum"], swiftSettings: strict),
    .testTarget(
      name: "CertificationTests", dependencies: ["Certification", "Tables", "quorum-certify"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
