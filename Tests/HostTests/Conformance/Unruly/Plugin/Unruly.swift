import Foundation
import KazakhstanFormats
import PluginKit
import Synchronization

/// A plugin that serves, and breaks each point that plugins keep to.
struct Unruly: Plugin {}

extension Unruly: DeclaresPermissions, DeclaresSettings {
    var permissions: [Permission] {
        [Permission("unruly.edit", label: "unruly.permission.edit", granted: [])]
    }

    private static let asked = Atomic(0)

    var settings: [any AnySettingKey] {
        let count = Self.asked.add(1, ordering: .relaxed).newValue
        return [SettingKey("length", default: count, meaning: "How long.")]
    }
}

extension Unruly: ServesAPI {
    var endpoints: [Endpoint] {
        [
            .act("things", .public, "Looks elsewhere.", example: ["title": "A"]) {
                (request, given: Given<Thing>) in
                try await request.database.execute("SELECT 1 FROM publications.publications")
                return given.record
            }
        ]
    }
}

extension Unruly {
    var apiChanges: [APIChange] {
        [
            APIChange(.removed, .get, "gone", on: "2026-02-01", "unruly.title"),
            APIChange(.removed, .get, "lost", on: "2025-12-31", "unruly.title"),
        ]
    }
}

extension Unruly: ShowsPages {
    var pages: [Page] {
        [
            .view("", .public, by: Nothing.self) { _, _, _ in
                View("unruly/things", title: "unruly.title", ["raw": .text("unruly.nobody.said")])
            },
            .view("lost", .public, by: Nothing.self) { _, _, _ in throw Missing() },
            .view("lonely/{id}", .public, by: Nothing.self) { _, _, _ in throw Missing() },
        ]
    }
}

extension Unruly: BringsDemonstration {
    func loadDemonstration(
        from folder: URL, in transaction: Transaction, agency: Agency
    ) async throws {
        try await transaction.execute(
            "INSERT INTO unruly.things (id, name) VALUES (\(UUID.v7()), 'thing')")
    }

    func removeDemonstration(in transaction: Transaction) async throws -> [UUID] { [] }
}

struct Thing: Described {
    var name = ""
    static let fields = Fields(
        "Thing", texts: "unruly.thing", blank: Thing(), [Field("name", \.name, .required)])
}

/// A plugin that the host cannot serve.
struct Roving: Plugin, ShowsPages {
    var pages: [Page] { [.act("/elsewhere", .public) { _ in Destination("") }] }
}
