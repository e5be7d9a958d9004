import Foundation
import PluginKit
import PluginTesting

/// Publications with files: copies that anyone may read, and contracts about persons.
///
/// Their table is that of ``Publications``.
struct FiledPublications: Plugin, DeclaresPermissions, KeepsFiles {
    init() {}

    static let underTest = PluginUnderTest(Self.self, folder: PluginUnderTest.publications.folder)

    var permissions: [Permission] { [.edit] }

    var files: [FileKind] {
        [
            FileKind(
                "publications.copy", title: "publications.title", dataClass: .public,
                types: FileType.allCases, megabytes: 1, page: { _ in "" },
                reading: RecordAccess(.public, reaches: Self.isThere),
                adding: RecordAccess(
                    .requires(.edit), reaches: Self.isThere, holds: Self.isUnsealed)),
            FileKind(
                "publications.contract", title: "publications.title", dataClass: .personal,
                types: [.pdf], megabytes: 1, page: { _ in "" },
                reading: RecordAccess(.requires(.edit), reaches: Self.isThere),
                adding: RecordAccess(.requires(.edit), reaches: Self.isThere)),
        ]
    }

    private static func isThere(_ request: Request, _ id: UUID) async throws -> Bool {
        try await Publication.find(id, in: request.database) != nil
    }

    /// As if somebody had sealed it since the request was let in.
    private static func isUnsealed(_ change: Change, _ id: UUID) async throws -> Bool {
        try await change.value(
            """
            SELECT name_kk <> 'Мөрленген' FROM publications.publications
            WHERE id = \(id) FOR SHARE
            """, as: Bool.self) ?? false
    }
}

/// A publication with files, and who calls.
struct FiledScene {
    let arna: Arna
    let client: Client
    let publication: UUID

    static func play(
        settings: [String: String] = [:], _ test: (FiledScene) async throws -> Void
    ) async throws {
        try await Arna.with([FiledPublications.underTest], settings: settings) { arna in
            let id = UUID.v7()
            try await arna.owner.execute(
                """
                INSERT INTO publications.publications (id, name_kk, published_on)
                VALUES (\(id), 'Есеп', '2026-03-20')
                """)
            let client = try await arna.program(.operator)
            try await test(FiledScene(arna: arna, client: client, publication: id))
        }
    }

    static let api = "/api/v1/publications/files"

    func path(kind: String = "copy", name: String? = nil) -> String {
        let name = name?.addingPercentEncoding(withAllowedCharacters: .alphanumerics)
        return "\(Self.api)?kind=\(kind)&owner=\(publication.text)"
            + (name.map { "&name=\($0)" } ?? "")
    }

    /// Sends a file as a program does: its bytes are the body.
    func send(
        _ bytes: [UInt8], kind: String = "copy", named name: String = "a.pdf",
        as type: String = "application/octet-stream"
    ) async throws -> Answer {
        try await client.send(path(kind: kind, name: name), bytes, type: type)
    }

    /// How many files and parts of files there are.
    func kept() async throws -> Int? {
        try await arna.owner.value(
            """
            SELECT (SELECT count(*) FROM platform.files) + (SELECT count(*) FROM platform.file_parts)
            """)
    }
}

extension Answer {
    /// What is wrong with the file, as a program is told.
    var codes: [String] { json["errors"]?.array?.compactMap { $0["code"]?.string } ?? [] }
}
