// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that the instrumented build burdens nobody else's; see `scripts/fuzz`.
let instrumented: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .unsafeFlags(["-sanitize=fuzzer", "-parse-as-library", "-enable-testing"]),
]

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")

let package = Package(
  name: "fuzz",
  dependencies: [
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
    .package(url: "https://github.com/apple/swift-algorithms", from: "1.2.1"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    .systemLibrary(name: "CCurl", pkgConfig: "libcurl"),
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0"),
    .target(
      name: "Metrics",
      dependencies: [
        .product(name: "RealModule", package: "swift-numerics"),
        .product(name: "Algorithms", package: "swift-algorithms"),
      ],
      swiftSettings: instrumented),
    .target(
      name: "Adapters",
      dependencies: [
        "CCurl", crypto,
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      swiftSettings: instrumented),
    .target(
      name: "Eval",
      dependencies: [
        "Adapters", "Metrics", "CLibXML2", crypto,
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Yams", package: "Yams"),
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      swiftSettings: instrumented),
    .executableTarget(
      name: "Fuzz", dependencies: ["Metrics", "Adapters", "Eval"], swiftSettings: instrumented,
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])]),
  ])
