import Foundation
import PluginKit
import PluginTesting
import PostgresStore
import Testing

@testable import Host

/// A host whose mail system is a script: it keeps each letter that it takes, with its envelope.
struct PostScene {
    let arna: Arna
    let client: Client
    let folder: URL

    /// - Parameter script: What the mail system does before it takes a letter.
    static func play(
        _ script: String = "", settings more: [String: String] = [:],
        _ test: (PostScene) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("arna-mail-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let program = folder.appendingPathComponent("sendmail")
        try """
        #!/bin/sh
        cd \(folder.path)
        \(script)
        n=$(ls *.letter 2>/dev/null | wc -l)
        cat > "$n.part"
        echo "$*" > "$n.envelope"
        mv "$n.part" "$n.letter"
        """.write(to: program, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o755], ofItemAtPath: program.path)
        let settings = [
            "mail.from": "arna@ministry.example.kz", "mail.sendmail": program.path,
            "site.address": "https://arna.example.kz/",
        ].merging(more) { $1 }
        try await Arna.with([InvitingPublications.underTest], settings: settings) { arna in
            try await test(
                PostScene(
                    arna: arna, client: try await arna.program(.operator), folder: folder))
        }
    }

    func invite(_ address: String, with more: [JSON.Member] = []) async throws -> Answer {
        try await client.post(
            "/api/v1/publications/invitations",
            .object([.init("address", .string(address))] + more))
    }

    /// The letters that the mail system has, in the order in which it took them.
    var taken: [TakenLetter] {
        get throws {
            try (0..<1_000).lazy.map { folder.appendingPathComponent("\($0).letter") }
                .prefix { FileManager.default.fileExists(atPath: $0.path) }
                .map { try TakenLetter($0) }
        }
    }

    /// To whom they go.
    var recipients: [String] { get throws { try taken.map(\.recipient) } }

    /// Makes or removes a file by which the script decides.
    func mark(_ name: String, _ isThere: Bool = true) throws {
        let file = folder.appendingPathComponent(name)
        if isThere {
            try Data().write(to: file)
        } else {
            try FileManager.default.removeItem(at: file)
        }
    }

    func outcomes() async throws -> [String?] {
        try await arna.owner.rows(
            "SELECT outcome FROM platform.letters ORDER BY id", as: String?.self)
    }

    /// Hands letters over, at once and later: some rests of the mail route are over by then.
    func goOn(for seconds: TimeInterval, every step: TimeInterval = 600) async throws {
        for _ in 0..<Int(seconds / step) {
            await arna.sendLetters()
            arna.clock.advance(by: step)
        }
        await arna.sendLetters()
    }
}

/// A letter as the mail system got it.
struct TakenLetter {
    let envelope: String
    let headers: [String: String]
    let body: String
    let lines: [Substring]

    init(_ file: URL) throws {
        let text = try String(contentsOf: file, encoding: .utf8)
        envelope = try String(
            contentsOf: file.deletingPathExtension().appendingPathExtension("envelope"),
            encoding: .utf8
        ).trimmingCharacters(in: .newlines)
        lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let parts = try #require(text.firstRange(of: "\n\n"))
        let unfolded = text[..<parts.lowerBound].replacing("\n ", with: "\u{1F}")
        headers = Dictionary(
            uniqueKeysWithValues: unfolded.split(separator: "\n").map { line in
                let name = String(line.prefix { $0 != ":" })
                return (name, Self.decoded(String(line.dropFirst(name.count + 2))))
            })
        let bytes = try #require(
            Data(
                base64Encoded: String(text[parts.upperBound...]), options: .ignoreUnknownCharacters)
        )
        body = String(decoding: bytes, as: UTF8.self)
    }

    var recipient: String { envelope.split(separator: " ").last.map(String.init) ?? "" }

    /// Encoded words put together; what stands beside them is kept.
    private static func decoded(_ value: String) -> String {
        value.split(separator: "\u{1F}").reduce(into: "") { text, word in
            guard let found = word.wholeMatch(of: /=\?UTF-8\?B\?([A-Za-z0-9+\/=]+)\?=/),
                let bytes = Data(base64Encoded: String(found.1))
            else {
                text += text.isEmpty ? String(word) : " \(word)"
                return
            }
            text += String(decoding: bytes, as: UTF8.self)
        }
    }
}
