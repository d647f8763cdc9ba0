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
    .package(name: "okr", path: "..")
  ],
  targets: [
    // The same arithmetic in plain C, as its peer.
    .target(name: "CPeer", cSettings: [.unsafeFlags(["-O3"])]),
    // The least client that can be, so that the server has the cores.
    .executableTarget(name: "okr-bench-load", cSettings: [.unsafeFlags(["-O2"])]),
    .executableTarget(
      name: "okr-bench",
      dependencies: ["CPeer", .product(name: "OKRState", package: "okr")],
      swiftSettings: settings),
  ]
)
