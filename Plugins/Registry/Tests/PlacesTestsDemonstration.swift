import Foundation
import KazakhstanFormats
import PluginKit
import Testing

@testable import Registry

extension `Places and the first look` {
    @Suite
    struct `The data of a first look` {
        private let agency = Agency(id: UUID(), slug: "test", name: LocalizedText(ru: "Проба"))

        private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../Demo").standardized

        private func load(into database: Database) async throws {
            try await database.execute(
                "INSERT INTO platform.agencies (id) VALUES (\(agency.id)) ON CONFLICT DO NOTHING")
            try await database.withTransaction { transaction in
                try await Registry().loadDemonstration(
                    from: Self.folder, in: transaction, agency: agency)
            }
        }

        private func count(_ table: String, in database: Database) async throws -> Int {
            try await database.value("SELECT count(*) FROM registry.\(raw: table)") ?? 0
        }

        private static let tables = [
            "bodies", "body_versions", "body_relations", "persons", "designations", "officials",
        ]

        @Test func `the host loads it, each record is marked, and twice is as once`() async throws {
            try await PlacesGround.open { database in
                try await load(into: database)
                var counts: [Int] = []
                for table in Self.tables { counts.append(try await count(table, in: database)) }
                #expect(counts[0] == 227 && counts[4] == 225)
                #expect(counts.allSatisfy { $0 > 0 })
                for table in ["bodies", "persons", "designations"] {
                    #expect(
                        try await count("\(table) WHERE NOT is_demonstration", in: database) == 0)
                }
                try await load(into: database)
                for (table, before) in zip(Self.tables, counts) {
                    #expect(try await count(table, in: database) == before)
                }
            }
        }

        @Test func `every page has something to show`() async throws {
            let day = try Day(iso8601: "2026-11-22")
            try await PlacesGround.open { database in
                try await load(into: database)
                let kinds = [
                    "rank_verdict = 'meets'", "rank_verdict = 'below'", "rank_verdict = 'unknown'",
                    "kind = 'acting'", "kind = 'deputy'", "position_kk IS NULL", "contacts = '[]'",
                    "order_number IS NULL", "NOT published",
                ]
                for kind in kinds {
                    let found = try await count(
                        "designations d WHERE valid_to IS NULL AND \(kind) OR \(kind) AND valid_to > '2026-11-22'",
                        in: database)
                    #expect(found > 0, "\(kind)")
                }
                #expect(
                    try await count("designations WHERE end_reason = 'replaced'", in: database) > 0)
                let regions = try await database.value(
                    """
                    SELECT count(DISTINCT region_code) FROM registry.officials
                    WHERE shown_from <= \(day) AND shown_to >= \(day)
                    """, as: Int.self)
                #expect(regions == 20)
                let reachable = try await count(
                    """
                    designations, jsonb_array_elements(contacts) c WHERE c->>'value' NOT LIKE '+7 (000) %'
                    AND c->>'value' NOT LIKE '%@example.invalid'
                    """, in: database)
                #expect(reachable == 0)
            }
        }

        @Test func `its removal leaves nothing of it and keeps what is real`() async throws {
            let (body, person) = (UUID.v7(), UUID.v7())
            try await PlacesGround.open(asOwner: true) { database in
                try await load(into: database)
                let ministry = UUID(demonstrated: "body", "mam")
                try await database.execute(
                    "INSERT INTO registry.bodies (id, valid_from) VALUES (\(body), '2024-01-01')")
                try await database.execute(
                    """
                    INSERT INTO registry.body_versions
                        (body_id, valid_from, parent_id, level, kind, name_ru, search)
                    VALUES (\(body), '2024-01-01', \(ministry), 'central', 'committee', 'Настоящий', '')
                    """)
                try await database.execute(
                    Person.insertion(Person(id: person, surname: LocalizedText(ru: "Настоящий"))))
                try await database.execute(
                    """
                    INSERT INTO registry.designations (id, agency_id, body_id, person_id, position_ru,
                        kind, valid_from, state, rank_verdict, search)
                    VALUES (\(UUID.v7()), \(agency.id), \(ministry), \(person), 'Директор', 'deputy',
                        '2024-01-01', 'confirmed', 'unknown', '')
                    """)
                try await database.withTransaction { transaction in
                    try await Registry().removeDemonstration(in: transaction)
                }
                var counts: [Int] = []
                for table in Self.tables { counts.append(try await count(table, in: database)) }
                #expect(counts == [1, 1, 0, 0, 0, 0])
                let parent = try await database.value(
                    "SELECT parent_id FROM registry.body_versions", as: UUID?.self)
                #expect(parent == .some(nil))
            }
        }
    }
}
