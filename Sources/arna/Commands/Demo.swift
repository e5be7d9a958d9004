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
            try await Station.withHost(options) { try await $0.loadDemonstration() }
        }
    }

    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Removes every record of the demonstration data.")
        @OptionGroup var options: CommonOptions

        func run() async throws {
            try await Station.withHost(options) { try await $0.removeDemonstration() }
        }
    }
}
