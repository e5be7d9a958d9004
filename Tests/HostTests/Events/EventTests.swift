import Foundation
import PluginKit
import PluginTesting
import PostgresStore
import Testing

@testable import Host

@Suite struct EventTests {
    private func play(_ test: (Arna, Client) async throws -> Void) async throws {
        try await Arna.with([TellingPublications.underTest]) { arna in
            try await test(arna, try await arna.program(.operator))
        }
    }

    /// How often each publication was handled, by name.
    private func handled(_ arna: Arna) async throws -> [String: Int] {
        let rows = try await arna.owner.rows(
            "SELECT name_kk, coalesce(pages, 0) FROM publications.publications",
            as: (String, Int).self)
        return Dictionary(uniqueKeysWithValues: rows.map { ($0, $1) })
    }

    private func waiting(_ arna: Arna) async throws -> Int {
        try await arna.owner.value("SELECT count(*) FROM platform.deliveries") ?? -1
    }

    private func add(_ name: String, by client: Client) async throws {
        let answer = try await client.post(
            "/api/v1/publications/publications",
            ["name": ["kk": .string(name)], "publishedOn": "2026-03-20"])
        try #require(answer.status == 201, "\(answer.text)")
    }

    @Test func `what was told is handled once, with what the handler writes`() async throws {
        try await play { arna, client in
            try await add("a", by: client)
            #expect(try await handled(arna) == ["a": 0])
            await arna.handOverEvents()
            await arna.handOverEvents()
            #expect(try await handled(arna) == ["a": 1])
            #expect(try await waiting(arna) == 0)
        }
    }

    @Test func `what was undone has not happened`() async throws {
        try await play { arna, client in
            let answer = try await client.post(
                "/api/v1/publications/publications",
                ["name": ["kk": "regretted"], "publishedOn": "2026-03-20"])
            #expect(answer.status == 412)
            #expect(try await arna.owner.value("SELECT count(*) FROM platform.events") == 0)
            #expect(try await waiting(arna) == 0)
        }
    }

    @Test func `a handler that fails stops only its own thing, and is asked again later`()
        async throws
    {
        try await play { arna, client in
            for name in ["a", "poison", "b"] { try await add(name, by: client) }
            await arna.handOverEvents()
            #expect(try await handled(arna) == ["a": 1, "poison": 0, "b": 1])
            let before = try await arna.owner.row(
                "SELECT attempts, reason FROM platform.deliveries", as: (Int, String).self)
            #expect(before?.0 == 1)
            #expect(before?.1.contains("Poisoned") == true)
            await arna.handOverEvents()
            let soon = try await arna.owner.value(
                "SELECT attempts FROM platform.deliveries", as: Int.self)
            #expect(soon == 1, "it is not asked again before its pause is over")
            arna.clock.advance(by: 6)
            await arna.handOverEvents()
            let later = try await arna.owner.value(
                "SELECT attempts FROM platform.deliveries", as: Int.self)
            #expect(later == 2)
        }
    }

    @Test func `later events of a thing wait for the one that failed`() async throws {
        try await play { arna, client in
            try await add("poison", by: client)
            try await arna.owner.execute(
                """
                WITH again AS (
                    INSERT INTO platform.events
                        (name, version, aggregate, agency_id, content, at, request_id)
                    SELECT name, version, aggregate, agency_id,
                        content || '{"name": "healthy"}', at, request_id
                    FROM platform.events RETURNING id, aggregate, at)
                INSERT INTO platform.deliveries (handler, event_id, aggregate, due_at)
                SELECT 'publications.counter', id, aggregate, at FROM again
                """)
            await arna.handOverEvents()
            #expect(try await handled(arna) == ["poison": 0])
            #expect(try await waiting(arna) == 2)
        }
    }

    @Test func `after eight attempts an operator sends it again or passes it over`() async throws {
        try await play { arna, client in
            try await add("poison", by: client)
            for _ in 1...8 {
                await arna.handOverEvents()
                arna.clock.advance(by: 1_000_000)
            }
            let isGivenUp = try await arna.owner.value(
                "SELECT failed_at IS NOT NULL FROM platform.deliveries", as: Bool.self)
            #expect(isGivenUp == true)
            let browser = try await arna.browser(.administrator)
            let page = try await browser.open("/ru/events")
            #expect(page.text.contains("publications.counter"))
            #expect(page.text.contains("8 попыток"))
            let id =
                try await arna.owner.value("SELECT id FROM platform.deliveries", as: Int.self) ?? 0
            _ = try await browser.fill("/ru/events", to: "/ru/events/\(id)/resending", [])
            let again = try await arna.owner.value(
                "SELECT attempts FROM platform.deliveries WHERE failed_at IS NULL", as: Int.self)
            #expect(again == 0)
            await arna.handOverEvents()
            _ = try await browser.fill("/ru/events", to: "/ru/events/\(id)/passing", [])
            #expect(try await waiting(arna) == 0)
            let acts = try await arna.owner.rows(
                "SELECT action FROM platform.audit WHERE action LIKE 'host.events.%' ORDER BY id",
                as: String.self)
            #expect(acts == ["host.events.sentAgain", "host.events.passedOver"])
        }
    }

    @Test func `the command lists what failed, and sends it again or passes it over`() async throws
    {
        try await play { arna, client in
            try await add("poison", by: client)
            await arna.handOverEvents()
            let lines = try await arna.host.eventLines()
            #expect(lines.first?.contains("publications.counter") == true)
            #expect(lines.last?.contains("Poisoned") == true, "\(lines)")
            let id = try await arna.owner.value("SELECT id FROM platform.deliveries", as: Int.self)
            let number = try #require(id)
            #expect(lines.last?.contains("    \(number)  publications.counter") == true)
            try await arna.host.sendEventAgain(number)
            await #expect(throws: NoSuchTrouble.self, "it has not failed since") {
                try await arna.host.passEventOver(number)
            }
            await arna.handOverEvents()
            try await arna.host.passEventOver(number)
            #expect(try await waiting(arna) == 0)
            let acts = try await arna.owner.rows(
                """
                SELECT action FROM platform.audit
                WHERE action LIKE 'host.events.%' AND account_id IS NULL ORDER BY id
                """, as: String.self)
            #expect(acts == ["host.events.sentAgain", "host.events.passedOver"])
        }
    }

    @Test func `what was told while a plugin was away is kept for it`() async throws {
        try await play { arna, client in
            try await arna.owner.execute(
                """
                INSERT INTO platform.subscriptions (handler, event, since)
                VALUES ('absent.reader', 'publications.publicationAdded', now())
                """)
            try await add("a", by: client)
            await arna.handOverEvents()
            #expect(
                try await arna.owner.rows(
                    "SELECT handler FROM platform.deliveries", as: String.self) == ["absent.reader"]
            )
        }
    }

    @Test func `couriers beside each other hand over each event once`() async throws {
        try await play { arna, client in
            for number in 1...60 { try await add("\(number)", by: client) }
            await withDiscardingTaskGroup { group in
                for _ in 1...4 {
                    group.addTask { await arna.handOverEvents() }
                }
            }
            await arna.handOverEvents()
            #expect(try await handled(arna).values.allSatisfy { $0 == 1 })
            #expect(try await waiting(arna) == 0)
        }
    }

    @Test func `an event of a later version waits for a later handler`() async throws {
        try await play { arna, client in
            try await add("a", by: client)
            try await arna.owner.execute("UPDATE platform.events SET version = 2")
            await arna.handOverEvents()
            #expect(try await handled(arna) == ["a": 0])
            let reason = try await arna.owner.value(
                "SELECT reason FROM platform.deliveries", as: String.self)
            #expect(reason?.contains("knows version 1") == true)
        }
    }

    @Test func `work that takes too long is cancelled`() async throws {
        await #expect(throws: DeadlineMissed.self) {
            try await Deadline.keep(.milliseconds(20)) {
                try await Task.sleep(for: .seconds(60))
            }
        }
    }
}
