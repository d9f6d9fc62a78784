// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]
// QUORUM_OPTIMIZED=1 optimises the arithmetic of a debug build, as script/test does: with it the tests take a
// fraction of the time. Only there: no package may depend on one with unsafe flags.
let optimized = Context.environment["QUORUM_OPTIMIZED"] == "1"
let numeric = strict + (optimized ? [.unsafeFlags(["-O"], .when(configuration: .debug))] : [])
let numericC: [CSetting] =
  optimized ? [.unsafeFlags(["-O2"], .when(configuration: .debug))] : []
let numericCXX: [CXXSetting] =
  optimized ? [.unsafeFlags(["-O2"], .when(configuration: .debug))] : []
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
    .target(name: "CBoostMath", cxxSettings: numericCXX),
    .target(name: "CPhilox", cSettings: numericC),
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
      swiftSettings: strict, linkerSettings: libm),
    .target(
      name: "TablesSPSS",
      dependencies: ["Tables", library("CReadStat", for: "SPSS"), library("CZlib", for: "SPSS")],
      swiftSettings: strict),
    .target(
      name: "SQLiteAccess", dependencies: [library("CSQLite", for: "SQLite")],
      swiftSettings: strict),
    .target(
      name: "TablesSQLite",
      dependencies: ["Tables", "SQLiteAccess", library("CSQLite", for: "SQLite")],
      swiftSettings: strict),
    .target(
      name: "ReportsSQLite",
      dependencies: ["Reports", "SQLiteAccess"],
      swiftSettings: strict),

    // Statistics know no customers, customers know no file formats, renderers know no domain.
    .target(
      name: "Statistics", dependencies: ["LinearAlgebra", "Probability", "Tables"],
      swiftSettings: numeric, linkerSettings: libm),
    .target(
      name: "Models", dependencies: ["Statistics", "LinearAlgebra", "Probability", "Tables"],
      swiftSettings: numeric, linkerSettings: libm),
    .target(name: "Reports", swiftSettings: strict, linkerSettings: libm),
    .target(
      name: "ReportsExcel",
      dependencies: [
        "Reports", .target(name: "CXLSXWriter", condition: .when(traits: ["Excel"])),
      ],
      swiftSettings: strict, linkerSettings: libm),
    .target(
      name: "Customers", dependencies: ["Statistics", "Models", "Reports", "Tables"],
      swiftSettings: strict),

    // Commands.
    .target(name: "CGuides"),
    .executableTarget(
      name: "quorum",
      dependencies: [
        "Customers", "Reports", "Statistics", "Models", "Tables", "LinearAlgebra", "CGuides",
        "TablesExcel", "TablesSPSS", "TablesSQLite", "ReportsExcel", "ReportsSQLite",
        argumentParser, .product(name: "Yams", package: "Yams"),
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
      name: "TestSupport",
      dependencies: ["LinearAlgebra", "Probability", library("CReadStat", for: "SPSS")],
      path: "Tests/TestSupport", swiftSettings: strict),
    .target(
      name: "FuzzTargets",
      dependencies: [
        "TestSupport", "Tables", "Customers", "Models", "Certification", "TablesExcel",
        "TablesSPSS", "TablesSQLite", "SQLiteAccess", "Reports", "ReportsSQLite",
      ],
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
      name: "TablesExcelTests", dependencies: ["TablesExcel", "Tables", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "TablesSPSSTests",
      dependencies: ["TablesSPSS", "Tables", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "TablesSQLiteTests",
      dependencies: ["TablesSQLite", "SQLiteAccess", "Tables", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "ReportsSQLiteTests", dependencies: ["ReportsSQLite", "SQLiteAccess", "Reports"],
      swiftSettings: strict),
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
      name: "ReportsExcelTests",
      dependencies: ["ReportsExcel", "Reports", "TablesExcel", "Tables"], swiftSettings: strict),
    .testTarget(
      name: "CustomersTests",
      dependencies: ["Customers", "Statistics", "Models", "Tables", "Reports", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "QuorumTests",
      dependencies: [
        "quorum", "Customers", "ReportsExcel", "SQLiteAccess", "Tables", "TablesExcel",
        "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "CertificationTests", dependencies: ["Certification", "Tables", "quorum-certify"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
