// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that the instrumented build burdens nobody else's; see `scripts/fuzz`.
let instrumented: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .unsafeFlags(["-sanitize=fuzzer", "-parse-as-library"]),
]

let package = Package(
  name: "fuzz",
  dependencies: [
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
    .package(url: "https://github.com/apple/swift-algorithms", from: "1.2.1"),
  ],
  targets: [
    .target(
      name: "Metrics",
      dependencies: [
        .product(name: "RealModule", package: "swift-numerics"),
        .product(name: "Algorithms", package: "swift-algorithms"),
      ],
      swiftSettings: instrumented),
    .executableTarget(
      name: "Fuzz", dependencies: ["Metrics"], swiftSettings: instrumented,
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])]),
  ])
