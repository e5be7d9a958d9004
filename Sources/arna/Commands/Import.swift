import ArgumentParser
import Foundation
import Host
import KazakhstanFormats

struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Takes in a file of a kind that a plugin knows.")

    @OptionGroup var options: CommonOptions
    @Argument(help: "The kind of file.") var kind: String
    @Argument(help: "The file.") var file: String
    @Flag(help: "Say what would happen, and change nothing.") var dryRun = false
    @Flag(help: "Take the good rows of a file with bad ones.") var valid = false
    @Flag(help: "Let a row by a new order end what holds already.") var supersede = false
    @Option(help: "The day from which the file holds, 2026-07-17.") var on: String?

    func run() async throws {
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
        let day = try on.map { text in
            guard let day = try? Day(iso8601: text) else {
                throw ValidationError("--on is a day like 2026-07-17, not \(text)")
            }
            return day
        }
        let name = URL(fileURLWithPath: file).lastPathComponent
        let failed = try await Station.withHost(options) { host in
            let report = try await host.take(
                bytes, named: name,
                ImportCommand(
                    kind: kind, takesValidRows: valid, isDryRun: dryRun, day: day,
                    supersedes: supersede))
            for line in report.lines { print(line) }
            return report.isRefused
        }
        if failed { throw ExitCode(1) }
    }
}
