public import ArgumentParser
public import Foundation
import Host
public import PluginKit

struct Accounts: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "account", abstract: "Makes and disables accounts.",
        subcommands: [Create.self, Disable.self])

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Makes an account and prints its one-time password.")
        @OptionGroup var options: CommonOptions
        @Option(help: "The address it signs in with.") var email: String
        @Option(help: "administrator, operator, editor, reader or auditor.") var role: Role
        @Option(help: "The id of a unit: the role is for it and what is below it.") var unit: UUID?
        @Option(help: "Whose it is.") var name: String?

        func run() async throws {
            try await Station.with(options, quiet: true) { station in
                let desk = try await AccountDesk.open(
                    station.links, station.settings, station.logger)
                defer { desk.close() }
                print(
                    try await desk.create(email: email, name: name ?? email, role: role, for: unit))
            }
        }
    }

    struct Disable: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Disables an account and ends its sessions and tokens at once.")
        @OptionGroup var options: CommonOptions
        @Option(help: "The address it signs in with.") var email: String

        func run() async throws {
            try await Station.with(options, quiet: true) { station in
                let desk = try await AccountDesk.open(
                    station.links, station.settings, station.logger)
                defer { desk.close() }
                try await desk.disable(email: email)
                print("\(email) is disabled")
            }
        }
    }
}

struct Tokens: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "Makes tokens for programs.", subcommands: [Create.self])

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Makes a token and prints it and nothing else.")
        @OptionGroup var options: CommonOptions
        @Option(help: "The address of the account that the token acts for.") var account: String
        @Option(help: "What it is for.") var name = "command line"
        @Option(help: "After how many days it ends.") var days = 365

        func run() async throws {
            try await Station.with(options, quiet: true) { station in
                let desk = try await AccountDesk.open(
                    station.links, station.settings, station.logger)
                defer { desk.close() }
                print(try await desk.createToken(email: account, name: name, days: days))
            }
        }
    }
}

extension Role: ExpressibleByArgument {}

extension UUID: @retroactive ExpressibleByArgument {
    public init?(argument: String) { self.init(uuidString: argument) }
}
