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
    @Option(help: "csv or xlsx, for people; jsonl, for programs.") var format = "csv"
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
        // A reader that has enough, such as head, ends the writing, not the process.
        signal(SIGPIPE, SIG_IGN)
        try await Station.withHost(options) { host in
            let own = [(name: "format", value: format), (name: "language", value: language)]
            let write = try await host.export(kind, by: own + narrowing)
            guard let output else {
                return try await write { try FileHandle.standardOutput.write(contentsOf: Data($0)) }
            }
            let file = try NewFile(at: output)
            do {
                try await write { try file.handle.write(contentsOf: Data($0)) }
                try file.keep()
            } catch {
                file.discard()
                throw error
            }
        }
    }
}

/// A file that is there when it is whole, and that only its owner reads.
private struct NewFile {
    let handle: FileHandle
    private let place: String
    private var draft: String { place + ".partial" }

    init(at place: String) throws {
        self.place = place
        let isMade = FileManager.default.createFile(
            atPath: place + ".partial", contents: nil, attributes: [.posixPermissions: 0o600])
        guard isMade, let handle = FileHandle(forWritingAtPath: place + ".partial") else {
            throw ValidationError("\(place) cannot be written")
        }
        self.handle = handle
    }

    func keep() throws {
        try handle.synchronize()
        try handle.close()
        guard rename(draft, place) == 0 else {
            throw ValidationError("\(place) cannot be written")
        }
    }

    func discard() { try? FileManager.default.removeItem(atPath: draft) }
}
