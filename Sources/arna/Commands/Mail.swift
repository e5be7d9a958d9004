import ArgumentParser
import Host

struct Mail: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows which letters wait, and settles those that were not sent.",
        subcommands: [List.self, Again.self, Cancel.self], defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Shows how many letters wait and went, and below it what was not sent and why.")
        @OptionGroup var options: CommonOptions
        @Flag(help: "Show it as JSON, for programs.") var json = false

        func run() async throws {
            try await Station.withHost(options) { host in
                let lines = json ? [try await host.mailJSON()] : try await host.mailLines()
                for line in lines { print(line) }
            }
        }
    }

    struct Again: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Has a letter that was not sent go again, under the same Message-ID.",
            discussion: """
                Of a letter that is unclear, look into the log of the mail system first: where it names the \
                Message-ID, the letter has gone, and `arna mail cancel` takes it off the list.
                """)
        @OptionGroup var options: CommonOptions
        @Argument(help: "The number of the letter.") var id: Int

        func run() async throws {
            try await Station.withHost(options) { try await $0.sendLetterAgain(id) }
            print("letter \(id) will be sent")
        }
    }

    struct Cancel: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Has a letter never go, and erases it.")
        @OptionGroup var options: CommonOptions
        @Argument(help: "The number of the letter.") var id: Int

        func run() async throws {
            try await Station.withHost(options) { try await $0.cancelLetter(id) }
            print("letter \(id) will not be sent")
        }
    }
}
