// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]
// QUORUM_TESTED=1 makes a release build that can be tested, as script/test does: arithmetic and the parser of
// arguments run fast, the rest is built fast. Only there: no package may depend on one with unsafe flags.
// Tests of what is internal are compiled where DEBUG says that they can be.
let isTested = Context.environment["QUORUM_TESTED"] == "1"
let testable: [SwiftSetting] =
  isTested ? [.define("DEBUG"), .unsafeFlags(["-enable-testing"])] : []
let numeric = strict + testable
let plain = numeric + (isTested ? [.unsafeFlags(["-Onone"])] : [])
let libm: [LinkerSetting] = [.linkedLibrary("m", .when(platforms: [.linux]))]
/// A system library that is taken in only where a trait of the package asks for it.
func library(_ name: String, for trait: String) -> Target.Dependency {
  .target(name: name, condition: .when(traits: [trait]))
}
let argumentParser: Target.Dependency = .product(
  name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "Quorum",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "LinearAlgebra", targets: ["LinearAlgebra"]),
    .library(name: "Probability", targets: ["Probability"]),
    .library(name: "Tables", targets: ["Tables"]),
    .library(name: "TablesExcel", targets: ["TablesExcel"]),
    .library(name: "TablesSPSS", targets: ["TablesSPSS"]),
    .library(name: "TablesSQLite", targets: ["TablesSQLite"]),
    .library(name: "Statistics", targets: ["Statistics"]),
    .library(name: "Models", targets: ["Models"]),
    .library(name: "Reports", targets: ["Reports"]),
    .library(name: "ReportsExcel", targets: ["ReportsExcel"]),
    .library(name: "ReportsSQLite", targets: ["ReportsSQLite"]),
    .library(name: "Customers", targets: ["Customers"]),
    .executable(name: "quorum", targets: ["quorum"]),
    .executable(name: "quorum-certify", targets: ["quorum-certify"]),
  ],
  traits: [
    .default(enabledTraits: ["Excel", "SPSS", "SQLite"]),
    .trait(
      name: "Excel",
      description: "Reads and writes .xlsx workbooks with libzip, libxml2 and libxlsxwriter."),
    .trait(name: "SPSS", description: "Reads SPSS and Stata files, with ReadStat."),
    .trait(name: "SQLite", description: "Reads SQLite databases and writes results to one."),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
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
      swiftSettings: numeric,
      linkerSettings: libm + [.linkedFramework("Accelerate", .when(platforms: [.macOS]))]),
    .target(
      name: "Probability", dependencies: ["CBoostMath", "CPhilox"], swiftSettings: numeric,
      linkerSettings: libm),
    .target(name: "Tables", swiftSettings: numeric, linkerSettings: libm),

    // Foreign formats, one target each, with C libraries that only their trait takes in.
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(
      name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(name: "CReadStat", providers: [.apt(["libreadstat-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .target(
      name: "TablesExcel",
      dependencies: ["Tables", library("CZip", for: "Excel"), library("CXML", for: "Excel")],
      swiftSettings: plain, linkerSettings: libm),
    .target(
      name: "TablesSPSS",
      dependencies: ["Tables", library("CReadStat", for: "SPSS"), library("CZlib", for: "SPSS")],
      swiftSettings: plain),
    .target(
      name: "SQLiteAccess", dependencies: [library("CSQLite", for: "SQLite")],
      swiftSettings: plain),
    .target(
      name: "TablesSQLite",
      dependencies: ["Tables", "SQLiteAccess", library("CSQLite", for: "SQLite")],
      swiftSettings: plain),
    .target(
      name: "ReportsSQLite",
      dependencies: ["Reports", "SQLiteAccess"],
      swiftSettings: plain),

    // Statistics know no customers, customers know no file formats, renderers know no domain.
    .target(
      name: "Statistics", dependencies: ["LinearAlgebra", "Probability", "Tables"],
      swiftSettings: numeric, linkerSettings: libm),
    .target(
      name: "Models", dependencies: ["Statistics", "LinearAlgebra", "Probability", "Tables"],
      swiftSettings: numeric, linkerSettings: libm),
    .target(name: "Reports", swiftSettings: plain, linkerSettings: libm),
    .target(
      name: "ReportsExcel",
      dependencies: [
        "Reports", .target(name: "CXLSXWriter", condition: .when(traits: ["Excel"])),
      ],
      swiftSettings: plain, linkerSettings: libm),
    .target(
      name: "Customers", dependencies: ["Statistics", "Models", "Reports", "Tables"],
      swiftSettings: plain),

    // Commands.
    .target(name: "CGuides"),
    .executableTarget(
      name: "quorum",
      dependencies: [
        "Customers", "Reports", "Statistics", "Models", "Tables", "LinearAlgebra", "CGuides",
        "TablesExcel", "TablesSPSS", "TablesSQLite", "ReportsExcel", "ReportsSQLite",
        argumentParser, .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: plain),
    .target(
      name: "Certification",
      dependencies: ["Statistics", "Models", "Probability", "LinearAlgebra", "Tables"],
      swiftSettings: plain, linkerSettings: libm),
    .executableTarget(
      name: "quorum-certify", dependencies: ["Certification", argumentParser],
      swiftSettings: plain),

    .target(
      name: "TestSupport",
      dependencies: ["LinearAlgebra", "Probability", library("CReadStat", for: "SPSS")],
      path: "Tests/TestSupport", swiftSettings: plain),
    .target(
      name: "FuzzTargets",
      dependencies: [
        "TestSupport", "Tables", "Customers", "Models", "Certification", "TablesExcel",
        "TablesSPSS", "TablesSQLite", "SQLiteAccess", "Reports", "ReportsSQLite",
      ],
      path: "Tests/FuzzTargets", swiftSettings: plain),
    .executableTarget(
      name: "fuzz", dependencies: ["FuzzTargets", "TestSupport"], path: "Tests/Fuzz",
      swiftSettings: plain),
    .testTarget(
      name: "RobustnessTests", dependencies: ["FuzzTargets", "TestSupport"], swiftSettings: plain),
    .testTarget(name: "LinearAlgebraTests", dependencies: ["LinearAlgebra"], swiftSettings: plain),
    .testTarget(
      name: "ProbabilityTests", dependencies: ["Probability", "CPhilox", "CBoostMath"],
      swiftSettings: plain),
    .testTarget(name: "TablesTests", dependencies: ["Tables"], swiftSettings: plain),
    .testTarget(
      name: "TablesExcelTests", dependencies: ["TablesExcel", "Tables", "TestSupport"],
      swiftSettings: plain),
    .testTarget(
      name: "TablesSPSSTests",
      dependencies: ["TablesSPSS", "Tables", "TestSupport"],
      swiftSettings: plain),
    .testTarget(
      name: "TablesSQLiteTests",
      dependencies: ["TablesSQLite", "SQLiteAccess", "Tables", "TestSupport"],
      swiftSettings: plain),
    .testTarget(
      name: "ReportsSQLiteTests", dependencies: ["ReportsSQLite", "SQLiteAccess", "Reports"],
      swiftSettings: plain),
    .testTarget(
      name: "StatisticsTests",
      dependencies: ["Statistics", "Probability", "LinearAlgebra", "Tables", "TestSupport"],
      swiftSettings: plain),
    .testTarget(
      name: "ModelsTests",
      dependencies: [
        "Models", "Statistics", "Probability", "LinearAlgebra", "Tables", "TestSupport",
      ],
      swiftSettings: plain),
    .testTarget(name: "ReportsTests", dependencies: ["Reports"], swiftSettings: plain),
    .testTarget(
      name: "ReportsExcelTests",
      dependencies: ["ReportsExcel", "Reports", "TablesExcel", "Tables"], swiftSettings: plain),
    .testTarget(
      name: "CustomersTests",
      dependencies: ["Customers", "Statistics", "Models", "Tables", "Reports", "TestSupport"],
      swiftSettings: plain),
    .testTarget(
      name: "QuorumTests",
      dependencies: [
        "quorum", "Customers", "ReportsExcel", "SQLiteAccess", "Tables", "TablesExcel",
        "TestSupport",
      ],
      swiftSettings: plain),
    .testTarget(
      name: "CertificationTests", dependencies: ["Certification", "Tables", "quorum-certify"],
      swiftSettings: plain),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
