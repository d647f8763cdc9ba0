// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A Swift target of the product, with the settings that all of them share.
func room(
  _ name: String, _ dependencies: [Target.Dependency], resources: [Resource]? = nil
) -> Target {
  .target(
    name: name, dependencies: dependencies, resources: resources, swiftSettings: settings)
}

/// The tests of a target; each suite is `.bounded`.
func tests(
  _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []
) -> Target {
  .testTarget(
    name: name, dependencies: dependencies + ["BoundedTestSupport"], exclude: exclude,
    swiftSettings: settings)
}

/// The commit to be told by the programs. The build is told it, since a tarball has none to look up.
let commit = (Context.environment["OKR_COMMIT"] ?? "").filter {
  $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-")
}

let nio: [Target.Dependency] = [
  .product(name: "NIOCore", package: "swift-nio"),
  .product(name: "NIOPosix", package: "swift-nio"),
  .product(name: "NIOSSL", package: "swift-nio-ssl"),
]

let package = Package(
  name: "okr",
  products: [
    .executable(name: "okrd", targets: ["okrd"]),
    .executable(name: "okr", targets: ["okr"]),
    .library(name: "OKRClient", targets: ["OKRClient"]),
    .library(name: "ScoreEngine", targets: ["ScoreEngine", "OKRModel"]),
    .library(name: "OKRState", targets: ["OKRState", "ScoreEngine", "OKRModel"]),
    .library(name: "OKRWire", targets: ["OKRWire", "OKRModel"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    .package(url: "https://github.com/HdrHistogram/hdrhistogram-swift", from: "0.2.0"),
  ],
  targets: [
    // The C libraries, and the messages that protoc-c generates.
    .systemLibrary(
      name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    .systemLibrary(
      name: "CProtobufC", pkgConfig: "libprotobuf-c", providers: [.apt(["libprotobuf-c-dev"])]),
    .systemLibrary(name: "CSpawn"),
    .systemLibrary(name: "CHost"),
    .target(name: "COKRProto", dependencies: ["CProtobufC"]),

    // The commit, in a file of its own: another one compiles nothing else anew.
    .target(
      name: "COKRBuild",
      cSettings: [.define("OKR_COMMIT", to: "\"\(commit.isEmpty ? "unknown" : commit)\"")]),

    // Pure: no I/O, no clock, no C.
    room("OKRModel", []),
    room("ScoreEngine", ["OKRModel"]),
    room("OKRState", ["OKRModel", "ScoreEngine"]),
    room("ExactJSON", []),
    room("Interchange", ["ExactJSON", "OKRModel"]),
    room("WorkerPool", []),
    room("Metrics", []),

    // The sample company, within the program: an installed okrd has no files beside it.
    room(
      "Sample", ["OKRModel"],
      resources: [.embedInCode("Aurora/aurora.json")]
        + (1...7).map { .embedInCode("Aurora/checkins-\($0).csv") }),

    // The zones of this machine.
    room("ZoneFiles", ["OKRModel"]),

    // Storage.
    room("PostgresClient", ["CLibPQ"]),
    room(
      "OKRStore",
      ["CSpawn", "ExactJSON", "PostgresClient", .product(name: "Crypto", package: "swift-crypto")]),

    // The wire.
    room("OKRWire", ["OKRModel", "COKRProto", "CProtobufC"]),
    room("OKRTransport", ["OKRModel", "OKRWire"] + nio),
    room(
      "OKRClient",
      ["OKRModel", "OKRWire", "OKRTransport", .product(name: "NIOTLS", package: "swift-nio")]
        + nio),
    room(
      "OKRServer",
      [
        "ExactJSON", "OKRModel", "ScoreEngine", "OKRState", "Interchange", "WorkerPool", "OKRStore",
        "Management", "Metrics", "OKRWire",
        "OKRTransport", "ZoneFiles", .product(name: "Logging", package: "swift-log"),
        .product(name: "Crypto", package: "swift-crypto"),
      ] + nio),

    // What those who run the server look at, over HTTP.
    room(
      "Management",
      ["OKRTransport", .product(name: "NIOHTTP1", package: "swift-nio")] + nio),

    // The load generator, on the client.
    room(
      "OKRLoad",
      [
        "ExactJSON", "OKRModel", "OKRWire", "OKRTransport", "OKRClient",
        .product(name: "Histogram", package: "hdrhistogram-swift"),
      ]),

    // What a terminal needs: width, tables, trees, colour.
    room("Terminal", ["OKRModel"]),

    // The executables.
    .executableTarget(
      name: "okrd",
      dependencies: [
        "CHost", "COKRBuild", "ExactJSON", "OKRClient", "OKRModel", "OKRServer", "OKRStore",
        "OKRTransport", "OKRWire", "PostgresClient", "Sample", "Terminal", "ZoneFiles",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ], swiftSettings: settings),
    .executableTarget(
      name: "okr",
      dependencies: [
        "COKRBuild", "ExactJSON", "OKRClient", "OKRLoad", "OKRModel", "OKRTransport", "OKRWire",
        "Terminal", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: settings),

    .target(name: "BoundedTestSupport", path: "Tests/BoundedTestSupport", swiftSettings: settings),
    .target(
      name: "SeededRandom", dependencies: ["ExactJSON"], path: "Tests/SeededRandom",
      swiftSettings: settings),
    tests("OKRModelTests", ["OKRModel", "SeededRandom", "ZoneFiles"]),
    tests("MetricsTests", ["Metrics", "ObservationTestSupport"]),
    tests("WorkerPoolTests", ["SeededRandom", "WorkerPool"]),
    tests("ExactJSONTests", ["ExactJSON", "SeededRandom"]),
    tests(
      "InterchangeTests", ["ExactJSON", "Interchange", "OKRModel", "SeededRandom", "ZoneFiles"]),
    .target(
      name: "ReferenceEvaluator", dependencies: ["OKRModel"], path: "Tests/ReferenceEvaluator",
      swiftSettings: settings),
    tests("ReferenceEvaluatorTests", ["OKRModel", "ReferenceEvaluator"]),
    .target(
      name: "StoreTestSupport", dependencies: ["OKRStore", "PostgresClient"],
      path: "Tests/StoreTestSupport", swiftSettings: settings),
    tests(
      "OKRStateTests",
      ["OKRModel", "ScoreEngine", "OKRState", "ReferenceEvaluator", "SeededRandom", "ZoneFiles"]),
    tests("SampleTests", ["OKRModel", "Sample"]),
    tests("ScoreEngineTests", ["OKRModel", "ScoreEngine"]),
    tests("TerminalTests", ["SeededRandom", "Terminal"]),
    tests(
      "OKRCommandTests",
      [
        "okr", "COKRProto", "CProtobufC", "ExactJSON", "OKRClient", "OKRLoad", "OKRServer",
        "OKRStore", "PostgresClient", "Terminal", "OKRModel", "OKRTransport", "OKRWire",
        "StoreTestSupport",
        .product(name: "Logging", package: "swift-log"),
      ], exclude: ["Golden"]),
    tests(
      "OKRDTests",
      [
        "okrd", "ExactJSON", "OKRClient", "OKRModel", "OKRServer", "OKRStore", "OKRTransport",
        "OKRWire", "PostgresClient", "StoreTestSupport", "Terminal",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ]),
    tests("OKRWireTests", ["OKRModel", "OKRWire", "COKRProto", "CProtobufC", "SeededRandom"]),
    .target(
      name: "TransportTestSupport", dependencies: ["OKRModel", "OKRWire", "OKRTransport"],
      path: "Tests/TransportTestSupport", swiftSettings: settings),
    tests(
      "OKRTransportTests",
      ["OKRModel", "OKRWire", "OKRTransport", "SeededRandom", "TransportTestSupport"] + nio),
    tests(
      "OKRClientTests",
      ["OKRModel", "OKRWire", "OKRTransport", "OKRClient", "TransportTestSupport"] + nio),
    .target(
      name: "ObservationTestSupport", path: "Tests/ObservationTestSupport",
      swiftSettings: settings),
    tests("ManagementTests", ["Management", "ObservationTestSupport", "OKRTransport"]),
    tests(
      "OKRLoadTests",
      [
        "Interchange", "OKRModel", "OKRWire", "OKRTransport", "OKRClient", "OKRLoad", "ZoneFiles",
      ]),
    tests("PostgresClientTests", ["PostgresClient", "OKRStore", "StoreTestSupport"]),
    tests(
      "OKRServerTests",
      [
        "ExactJSON", "Interchange", "Metrics", "ObservationTestSupport", "OKRServer", "OKRClient",
        "OKRLoad", "OKRModel",
        "OKRState", "OKRStore", "OKRTransport", "OKRWire", "PostgresClient", "ScoreEngine",
        "SeededRandom", "StoreTestSupport", "ZoneFiles",
        .product(name: "Logging", package: "swift-log"),
      ], exclude: ["Fixtures"]),
    tests("OKRStoreTests", ["OKRStore", "PostgresClient", "StoreTestSupport"]),
  ]
)
