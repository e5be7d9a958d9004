import ArgumentParser
import Host

struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Loads and removes the demonstration data.",
        subcommands: [Load.self, Remove.self])

    struct Load: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Loads the demonstration data; loading twice changes nothing.")
        @OptionGroup var options: CommonOptions

        func run() async throws {
            try await Demo.with(options) { try await $0.loadDemonstration() }
        }
    }

    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Removes every record of the demonstration data.")
        @OptionGroup var options: CommonOptions

        func run() async throws {
            try await Demo.with(options) { try await $0.removeDemonstration() }
        }
    }

    private static func with(
        _ options: CommonOptions, _ body: (AssembledHost) async throws -> Void
    ) async throws {
        try await Station.with(options, quiet: true) { station in
            let host = try await AssembledHost.assemble(
                station.settings, links: station.links, source: .folders, isStrict: false,
                logger: station.logger)
            defer { host.shutdown() }
            try await body(host)
        }
    }
}
