import ArgumentParser
import Host
import KazakhstanFormats

struct Plugins: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows the plugins, what each adds, and why one is set aside.",
        subcommands: [List.self, Promises.self, Retry.self], defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows each plugin: its state, why it is so, and what it adds.")
        @OptionGroup var options: CommonOptions
        @Flag(help: "Show it as JSON, for programs.") var json = false

        func run() async throws {
            try await Station.withHost(options) { host in
                print(json ? host.pluginJSON : host.pluginLines.joined(separator: "\n"))
            }
        }
    }

    struct Promises: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Prints what the API of a plugin promises, for the plugin's file promises.",
            discussion: "At a release: arna plugins promises ID > Plugins/NAME/promises")
        @OptionGroup var options: CommonOptions
        @Argument(help: "The id of the plugin.") var id: String

        func run() async throws {
            try await Station.withHost(options) { host in
                guard let promises = host.promises(of: id) else {
                    throw ValidationError("no plugin \(id) serves: see arna plugins")
                }
                print(([Day.today().iso8601] + promises).joined(separator: "\n"))
            }
        }
    }

    struct Retry: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lets a plugin that died while booting try again.")
        @OptionGroup var options: CommonOptions
        @Argument(help: "The id of the plugin.") var id: String

        func run() async throws {
            try await Station.with(options, quiet: true) { station in
                try await AssembledHost.retry(
                    plugin: id, links: station.links, logger: station.logger)
                print("\(id) boots again at the next start")
            }
        }
    }
}
