import ArgumentParser
import Foundation
import Host

struct Jobs: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows what is done apart from requests, and settles runs that failed.",
        subcommands: [List.self, Again.self, Cancel.self], defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Shows what is done by itself and when, and below it what waits, runs or failed."
        )
        @OptionGroup var options: CommonOptions
        @Flag(help: "Show it as JSON, for programs.") var json = false

        func run() async throws {
            try await Station.withHost(options) { host in
                let lines = json ? [try await host.jobJSON()] : try await host.jobLines()
                for line in lines { print(line) }
            }
        }
    }

    struct Again: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Has a run that failed done again, as if it had never been tried.")
        @OptionGroup var options: CommonOptions
        @Argument(help: "The id of the run that failed.") var id: UUID

        func run() async throws {
            try await Station.withHost(options) { try await $0.doJobAgain(id) }
            print("run \(id.uuidString.lowercased()) is asked for again")
        }
    }

    struct Cancel: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Stops a run: one that waits at once, one that runs as soon as its host looks.")
        @OptionGroup var options: CommonOptions
        @Argument(help: "The id of the run.") var id: UUID

        func run() async throws {
            try await Station.withHost(options) { try await $0.cancelJob(id) }
            print("run \(id.uuidString.lowercased()) will be stopped")
        }
    }
}
