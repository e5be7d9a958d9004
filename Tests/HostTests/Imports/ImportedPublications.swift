import Foundation
import PluginKit
import PluginTesting
import PostgresStore
import Testing

/// Publications that come in files.
///
/// Their table is that of ``Publications``.
struct ImportedPublications: Plugin, DeclaresPermissions, OffersImports {
    init() {}

    static let underTest = PluginUnderTest(Self.self, folder: PluginUnderTest.publications.folder)

    var permissions: [Permission] { [.edit] }

    var imports: [ImportKind] {
        [
            ImportKind(
                "publications", title: "publications.title", permission: .edit,
                columns: .fields(Publication.fields.descriptions)
            ) { change, _ in PublicationImport(change: change) }
        ]
    }
}

/// Takes each row in as a new publication.
private struct PublicationImport: ImportRun {
    let change: Change
    private var accepted = 0

    init(change: Change) { self.change = change }

    mutating func take(_ rows: [ImportRow]) async throws -> [ImportFinding] {
        var findings: [ImportFinding] = []
        for row in rows {
            do {
                let given = try Publication.fields.decode(row)
                var publication = given.record
                publication.id = .v7()
                _ = try await publication.add(in: change)
                accepted += 1
            } catch {
                guard let refusal = error as? any Refusal else { throw error }
                findings += row.findings(of: refusal)
            }
        }
        return findings
    }

    func finish() async throws -> ImportOutcome {
        ImportOutcome(accepted: accepted, unchanged: 0)
    }
}

/// A program that sends files of publications.
struct ImportScene {
    let arna: Arna
    let client: Client

    static func play(_ test: (ImportScene) async throws -> Void) async throws {
        try await Arna.with([ImportedPublications.underTest]) { arna in
            var client = try await arna.program(.operator)
            client.headers["Accept-Language"] = "en"
            try await test(ImportScene(arna: arna, client: client))
        }
    }

    private static let api = "/api/v1/publications/imports?kind=publications"

    /// Sends a file and waits for what comes of it.
    func take(_ file: String, mode: String = "all") async throws -> Answer {
        try await client.send("\(Self.api)&mode=\(mode)", Array(file.utf8), type: "text/csv")
    }

    /// Sends a workbook and waits for what comes of it.
    func take(_ rows: [(number: Int, cells: [String])]) async throws -> Answer {
        try await client.send(
            Self.api, SampleWorkbook.bytes(rows), type: SampleWorkbook.mediaType)
    }

    /// Sends a file for which nobody waits.
    /// - Returns: Where its import is to be seen.
    func ask(_ file: String) async throws -> String {
        let answer = try await client.send(
            Self.api, Array(file.utf8), type: "text/csv", headers: ["Prefer": "respond-async"])
        try #require(answer.status == 202, "\(answer.text)")
        return try #require(answer.headers["location"])
    }

    /// The file that was sent, with one more column.
    func findings(of answer: Answer) async throws -> [String] {
        let place = try #require(answer.headers["location"])
        let file = try await client.get("\(place)/findings")
        try #require(file.status == 200, "\(file.text)")
        return file.text.components(separatedBy: "\r\n").dropLast()
    }

    /// How many publications there are.
    var count: Int {
        get async throws {
            try await arna.owner.value(
                "SELECT count(*) FROM publications.publications", as: Int.self) ?? -1
        }
    }
}
