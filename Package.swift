// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")

let package = Package(
  name: "locum",
  products: [
    .executable(name: "locum", targets: ["CLI"]),
    .library(name: "Metrics", targets: ["Metrics"]),
    .library(name: "Adapters", targets: ["Adapters"]),
    .library(name: "Eval", targets: ["Eval"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
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
    .systemLibrary(
      name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .target(
      name: "Metrics",
      dependencies: [
        .product(name: "RealModule", package: "swift-numerics"),
        .product(name: "Algorithms", package: "swift-algorithms"),
      ],
      swiftSettings: strict),
    .target(
      name: "Adapters", dependencies: ["CCurl", crypto, logging, subprocess],
      swiftSettings: strict),
    .target(
      name: "Eval",
      dependencies: [
        "Adapters", "Metrics", "CLibXML2", crypto,
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Yams", package: "Yams"),
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "CLI", dependencies: ["Eval", "Adapters", "Metrics", argumentParser],
      swiftSettings: strict),
    // A loopback server that plays a model API, faults included; for tests and the benchmark.
    .systemLibrary(name: "CEpoll", path: "Benchmarks/CEpoll"),
    // Marks for valgrind, which counts the instructions of `bench linear`.
    .systemLibrary(name: "CCallgrind", path: "Benchmarks/CCallgrind"),
    .target(
      name: "StubServer", dependencies: ["CEpoll"], path: "Benchmarks/StubServer",
      swiftSettings: strict),
    // Synthetic models with known harms, for the verdict matrix and the demo.
    .target(name: "Planted", path: "Benchmarks/Planted", swiftSettings: strict),
    .executableTarget(
      name: "plant", dependencies: ["Planted"], path: "Benchmarks/plant", swiftSettings: strict),
    .executableTarget(
      name: "bench", dependencies: ["CCallgrind", "Metrics", "StubServer"],
      path: "Benchmarks/Bench", swiftSettings: strict),
    .testTarget(name: "MetricsTests", dependencies: ["Metrics"], swiftSettings: strict),
    .testTarget(
      name: "AdaptersTests", dependencies: ["Adapters", "StubServer"], swiftSettings: strict),
    .testTarget(
      name: "EvalTests",
      dependencies: [
        "Eval", "CLibXML2", "Planted", "StubServer",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "CLITests", dependencies: ["CLI", "StubServer"], swiftSettings: strict),
  ]
)
