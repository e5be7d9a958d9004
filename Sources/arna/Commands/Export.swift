import ArgumentParser
import Foundation
import Host

struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Gives out the records of a kind that a plugin knows.")

    @OptionGroup var options: CommonOptions
    @Argument(help: "The kind of records.") var kind: String
    @Argument(
        help: ArgumentHelp(
            "By what it is narrowed, as in the address of its list.", valueName: "name=value"))
    var query: [String] = []
    @Option(help: "csv, for people; jsonl, for programs.") var format = "csv"
    @Option(help: "The language of the header and of words: kk, ru or en.") var language = "kk"
    @Option(help: ArgumentHelp("The file; standard output without one.", valueName: "file"))
    var output: String?

    func run() async throws {
        let narrowing = try query.map { text in
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else {
                throw ValidationError("\(text) is not of the form name=value")
            }
            return (name: parts[0], value: parts[1])
        }
        try await Station.withHost(options) { host in
            let file = try output.map(Self.made) ?? .standardOutput
            let own = [(name: "format", value: format), (name: "language", value: language)]
            try await host.export(kind, by: own + narrowing) {
                try file.write(contentsOf: Data($0))
            }
        }
    }

    private static func made(_ path: String) throws -> FileHandle {
        guard FileManager.default.createFile(atPath: path, contents: nil),
            let file = FileHandle(forWritingAtPath: path)
        else { throw ValidationError("\(path) cannot be written") }
        return file
    }
}
