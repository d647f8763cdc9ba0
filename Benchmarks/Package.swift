// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "okr-benchmarks",
  dependencies: [
    .package(name: "okr", path: ".."),
    .package(url: "https://github.com/apple/swift-protobuf", exact: "1.39.0"),
  ],
  targets: [
    // The same arithmetic in plain C, as its peer.
    .target(name: "CPeer", cSettings: [.unsafeFlags(["-O3"])]),
    // The least clients that can be, so that the server has the cores, and what they share.
    .target(
      name: "COKRBenchWire", cSettings: [.unsafeFlags(["-O2"])],
      linkerSettings: [.linkedLibrary("ssl"), .linkedLibrary("crypto"), .linkedLibrary("m")]),
    .executableTarget(
      name: "okr-bench-load", dependencies: ["COKRBenchWire"], cSettings: [.unsafeFlags(["-O2"])]),
    .executableTarget(
      name: "okr-bench-watch", dependencies: ["COKRBenchWire"], cSettings: [.unsafeFlags(["-O2"])]),
    // swift-protobuf's code for one request of the contract, as the wire's peer.
    .target(
      name: "SwiftProtobufPeer",
      dependencies: [.product(name: "SwiftProtobuf", package: "swift-protobuf")],
      exclude: ["generate"], swiftSettings: settings),
    .executableTarget(
      name: "okr-bench",
      dependencies: [
        "CPeer", "SwiftProtobufPeer",
        .product(name: "OKRState", package: "okr"),
        .product(name: "OKRWire", package: "okr"),
        .product(name: "SwiftProtobuf", package: "swift-protobuf"),
      ],
      swiftSettings: settings),
  ]
)
