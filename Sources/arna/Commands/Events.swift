import ArgumentParser
import Host

struct Events: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows which handlers are behind, and settles events that failed.",
        subcommands: [List.self, Resend.self, PassOver.self], defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows what waits for each handler, and below it what failed and why.")
        @OptionGroup var options: CommonOptions

        func run() async throws {
            try await Station.withHost(options) { host in
                for line in try await host.eventLines() { print(line) }
            }
        }
    }

    struct Resend: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Has a handler asked again at once, as if it had never failed.")
        @OptionGroup var options: CommonOptions
        @Argument(help: "The number of the event that failed.") var id: Int

        func run() async throws {
            try await Station.withHost(options) { try await $0.sendEventAgain(id) }
            print("event \(id) is sent again")
        }
    }

    struct PassOver: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "pass-over",
            abstract: "Lets a handler go on without an event; it will never see it.")
        @OptionGroup var options: CommonOptions
        @Argument(help: "The number of the event that failed.") var id: Int

        func run() async throws {
            try await Station.withHost(options) { try await $0.passEventOver(id) }
            print("event \(id) is passed over")
        }
    }
}
