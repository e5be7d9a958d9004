// swift-tools-version: 6.2
import PackageDescription

let house: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

let log: Target.Dependency = .product(name: "Logging", package: "swift-log")
let lifecycle: Target.Dependency = .product(
    name: "ServiceLifecycle", package: "swift-service-lifecycle")

/// A plugin is one folder: what it offers to others (`API`), itself (`Plugin`) and its `Tests`.
func plugin(
    _ name: String, in place: String = "Plugins", offersAPI: Bool = false, requires: [String] = [],
    uses: [String] = [], hasTests: Bool = true
) -> [Target] {
    let folder = "\(place)/\(name)"
    let kit: [Target.Dependency] = ["PluginKit", "KazakhstanFormats"]
    let own: [Target.Dependency] = offersAPI ? [.target(name: "\(name)API")] : []
    let others = (requires + uses).map { Target.Dependency.target(name: "\($0)API") }
    var targets: [Target] = [
        .target(
            name: name, dependencies: kit + own + others, path: "\(folder)/Plugin",
            swiftSettings: house)
    ]
    if offersAPI {
        targets.append(
            .target(
                name: "\(name)API", dependencies: kit, path: "\(folder)/API", swiftSettings: house))
    }
    if hasTests {
        targets.append(
            .testTarget(
                name: "\(name)Tests",
                dependencies: [
                    .target(name: name), .target(name: "PluginTesting"), "EmbeddedPostgres",
                    "PostgresStore",
                ] + kit + own + others + (requires + uses).map { .target(name: $0) },
                path: "\(folder)/Tests", swiftSettings: house))
    }
    return targets
}

func tests(of target: String, _ others: Target.Dependency...) -> Target {
    .testTarget(
        name: "\(target)Tests", dependencies: [.target(name: target)] + others,
        swiftSettings: house)
}

let tests: [Target] = [
    tests(of: "PostgresStore", "KazakhstanFormats", log),
    tests(of: "EmbeddedPostgres", log),
    tests(of: "KazakhstanFormats"),
    .testTarget(
        name: "HostTests",
        dependencies: [
            "Host", "PluginKit", "PluginTesting", "PostgresStore", "KazakhstanFormats",
            "EmbeddedPostgres", log,
        ],
        exclude: [
            "Publications/plugin.yaml", "Publications/Locales", "Publications/Templates",
            "Publications/Migrations", "Conformance/Unruly/plugin.yaml",
            "Conformance/Unruly/README.md", "Conformance/Unruly/Locales",
            "Conformance/Unruly/Templates", "Conformance/Unruly/Migrations",
        ], swiftSettings: house),
    tests(of: "PluginKit", "KazakhstanFormats"),
    .testTarget(
        name: "EndToEnd", dependencies: ["PluginKit", "KazakhstanFormats"], path: "Tests/EndToEnd",
        exclude: ["Plugins"], swiftSettings: house),
]

let package = Package(
    name: "arna",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "arna", targets: ["arna"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(
            url: "https://github.com/apple/swift-configuration", from: "1.4.0",
            traits: ["YAML", "CommandLineArguments"]),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.0"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-async-algorithms", from: "1.1.0"),
    ],
    targets: [
        .systemLibrary(name: "CLibpq", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .target(
            name: "PostgresStore", dependencies: ["CLibpq", log, lifecycle], swiftSettings: house),
        .target(
            name: "EmbeddedPostgres",
            dependencies: [
                log, lifecycle, .product(name: "Subprocess", package: "swift-subprocess"),
            ],
            swiftSettings: house),
        .target(name: "KazakhstanFormats", swiftSettings: house),
        .target(
            name: "PluginKit", dependencies: ["PostgresStore", "KazakhstanFormats", log],
            swiftSettings: house),
        .target(
            name: "Host",
            dependencies: [
                "PluginKit", "PostgresStore", "KazakhstanFormats", "CZlib", log, lifecycle,
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "Yams", package: "Yams"),
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
                .product(name: "AsyncAlgorithms", package: "swift-async-algorithms"),
            ],
            exclude: ["Templates", "Locales", "Migrations", "Assets"],
            swiftSettings: house),
        .target(
            name: "PluginTesting",
            dependencies: [
                "Host", "EmbeddedPostgres", "PluginKit", "PostgresStore", "KazakhstanFormats",
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "Crypto", package: "swift-crypto"), log,
            ],
            swiftSettings: house),
        .executableTarget(
            name: "arna",
            dependencies: [
                "Host", "EmbeddedPostgres", "PluginKit", "PostgresStore", "KazakhstanFormats", log,
                lifecycle, .product(name: "UnixSignals", package: "swift-service-lifecycle"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: house,
            linkerSettings: [
                .unsafeFlags([
                    "-Xlinker", "--export-dynamic", "-Xlinker", "-rpath=$ORIGIN/lib",
                ])
            ]),
        // What scripts/bench compares with.
        .executableTarget(
            name: "hello", dependencies: [.product(name: "Hummingbird", package: "hummingbird")],
            path: "Tests/Bench/Hello", swiftSettings: house),
    ] + tests
        + plugin("Registry", offersAPI: true)
        // The plugin of the guide for plugin writers; never shipped.
        + plugin("Halls", in: "Tests/Example", offersAPI: true)
        // Plugins that go wrong on purpose; never shipped.
        + ["Crashing", "Colliding", "Unmigrated", "Orphan"].flatMap {
            plugin($0, in: "Tests/EndToEnd/Plugins", hasTests: false)
        }
        // Uses another plugin where it is there; and what ties the two together.
        + plugin(
            "Counting", in: "Tests/EndToEnd/Plugins", offersAPI: true, uses: ["Registry"])
        + plugin(
            "Labelling", in: "Tests/EndToEnd/Plugins", requires: ["Counting", "Registry"],
            hasTests: false))
