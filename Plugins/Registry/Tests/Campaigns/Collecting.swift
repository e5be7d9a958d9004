import Foundation
import KazakhstanFormats
import PluginKit
import PluginTesting
import Testing

@testable import Registry

/// A ministry, an oblast with a department, and below that a district and a rural district without an address; the
/// ministry has an official already.
struct Collecting {
    let arna: Arna
    let ministry: Client
    let chief: Browser
    let bodies: [String: String]
    let standing: String

    static let site = "https://arna.example.kz"
    static let oblast = "100000000"

    static func open(
        settings: [String: String] = [:], _ test: (Collecting) async throws -> Void
    ) async throws {
        let settings = settings.merging(["site.address": site]) { first, _ in first }
        try await withRegistry(settings: settings) { arna in
            let client = try await arna.program(.operator)
            var bodies: [String: String] = [:]
            for (name, level, kind, parent, email) in [
                ("Министрлік", "central", "ministry", nil, "min@example.kz"),
                ("Облыс", "regional", "akimat", nil, "oblys@example.kz"),
                ("Басқарма", "regionalDepartment", "department", "Облыс", "basqarma@example.kz"),
                ("Аудан", "district", "akimat", "Басқарма", "audan@example.kz"),
                ("Ауыл", "district", "okrugOffice", "Аудан", nil),
            ] {
                var more: [JSON.Member] = []
                if level != "central" { more.append(.init("katoCode", .string(oblast))) }
                if let parent { more.append(.init("parentId", .string(bodies[parent] ?? ""))) }
                if let email { more.append(.init("email", .string(email))) }
                bodies[name] = try await client.recorded(
                    "bodies",
                    Records.body(name, level: level, kind: kind, with: .object(more)))
            }
            let standing = try await client.recorded(
                "designations",
                Records.designation(of: bodies["Министрлік"] ?? "", "Бұрынғыов"))
            try await test(
                Collecting(
                    arna: arna, ministry: client, chief: try await arna.browser(.operator),
                    bodies: bodies, standing: standing))
        }
    }

    func body(_ name: String) -> String { bodies[name] ?? "" }

    /// A campaign that is due on a day, of the bodies that are named, or of all.
    func drafted(due: String = "2026-10-15", asking names: [String] = []) async throws -> String {
        let id = try await ministry.recorded(
            "campaigns",
            [
                "title": ["kk": "2026 жылғы тізім", "ru": "Список 2026 года"],
                "contact": "С. Үлгіов, +7 7172 74-00-00", "dueOn": .string(due),
            ])
        let chosen = try await act(
            "choice", id, names.isEmpty ? [:] : ["bodies": .array(names.map { .string(body($0)) })])
        try #require(chosen.status == 200, "\(chosen.text)")
        return id
    }

    func opened(due: String = "2026-10-15", asking names: [String] = []) async throws -> String {
        let id = try await drafted(due: due, asking: names)
        let opened = try await act("opening", id)
        try #require(opened.status == 200, "\(opened.text)")
        return id
    }

    /// Does something with a campaign as it stands.
    func act(
        _ name: String, _ id: String, _ input: JSON = [:], by client: Client? = nil
    ) async throws -> Answer {
        let client = client ?? ministry
        let seen = try await client.get("\(api)/campaigns/\(id)").revision ?? 0
        return try await client.post(
            "\(api)/campaigns/\(id)/\(name)", input, headers: ["If-Match": "\"\(seen)\""])
    }

    /// Sends the form of a page with the revision that it shows.
    func send(_ page: String, _ fields: [(String, String)] = []) async throws -> Answer {
        let shown = try await chief.open(page)
        let revision = try #require(
            shown.text.firstMatch(of: /name="revision" value="(\d+)"/)?.1, "\(shown.text)")
        return try await chief.fill(page, fields + [("revision", String(revision))])
    }

    /// The page to which the last letter to an address leads, in a language.
    func link(
        of address: String, _ kind: LetterKind = .campaignRequest, in language: String = "kk"
    ) async throws -> String {
        let letter = try #require(
            try await arna.letters(kind).last { $0.recipient == address })
        let link = try #require(letter.link)
        return String(link.dropFirst(Self.site.count)).replacing("/kk/", with: "/\(language)/")
    }

    func asked(_ id: String, _ filter: String = "") async throws -> [JSON] {
        try await ministry.read("campaigns/\(id)/bodies?\(filter)").items
    }

    /// How the bodies of a campaign stand, by their Kazakh names.
    func states(_ id: String) async throws -> [String: String] {
        Dictionary(
            try await asked(id).map {
                (
                    $0["body"]?["kk"]?.string?.replacing(" қазақша", with: "") ?? "",
                    $0["state"]?.string ?? ""
                )
            }
        ) { $1 }
    }

    func pass(days: Int) async {
        for _ in 0..<days {
            arna.clock.advance(by: 86_400)
            await arna.runJobs()
        }
    }

    /// What a body enters of a new official.
    static let answer = [
        ("surname.kk", "Жаңаов"), ("surname.ru", "Жанаев"), ("givenName.kk", "Үлгі"),
        ("position.kk", "бөлім басшысы"), ("position.ru", "руководитель отдела"),
        ("orderNumber", "12-қ"), ("orderDate", "2026-10-01"), ("validFrom", "2026-10-01"),
        ("phone", "+7 7222 11-11-11"), ("email", "zhana@example.kz"),
    ]
}
