import ArgumentParser
import Host

struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Brings the database to what the host and its plugins expect, and stops.")

    @OptionGroup var options: CommonOptions

    func run() async throws {
        try await Station.with(options) { station in
            let host = try await AssembledHost.assemble(
                station.settings, links: station.links, source: .folders, isStrict: options.strict,
                logger: station.logger)
            for plugin in host.status { print(plugin.line) }
            host.shutdown()
        }
    }
}
