import Foundation
import PluginKit
import PluginTesting
import PostgresStore
import Testing

@testable import Host

/// What happens to events when clocks, handlers, plugins and hosts go wrong.
@Suite struct EventFaultTests {
    private func play(_ test: (EventScene) async throws -> Void) async throws {
        try await Arna.with([TellingPublications.underTest]) { arna in
            try await test(EventScene(arna, try await arna.program(.operator)))
        }
    }

    // MARK: clocks

    @Test func `what a host published whose clock is a day ahead is handled at once, in order`()
        async throws
    {
        try await withListener { scene, _ in
            scene.arna.clock.advance(by: 86_400)
            let id = try await scene.add("first")
            scene.arna.clock.advance(by: -86_400)
            try await scene.tell("second", of: id)
            await scene.arna.handOverEvents()
            #expect(ListeningPublications.heard(of: id) == ["first", "second"])
            #expect(try await scene.waiting == 0)
        }
    }

    @Test func `what was put off while the clock was a day ahead does not wait for that day`()
        async throws
    {
        try await play { scene in
            _ = try await scene.add("poison")
            scene.arna.clock.advance(by: 86_400)
            await scene.arna.handOverEvents()
            scene.arna.clock.advance(by: -86_400)
            await scene.arna.handOverEvents()
            #expect(try await scene.attempts == [2])
            await scene.arna.handOverEvents()
            #expect(try await scene.attempts == [2], "and then it waits as it should")
        }
    }

    @Test func `a clock that jumps forward by a day only tries again earlier`() async throws {
        try await play { scene in
            _ = try await scene.add("poison")
            await scene.arna.handOverEvents()
            scene.arna.clock.advance(by: 86_400)
            await scene.arna.handOverEvents()
            await scene.arna.handOverEvents()
            #expect(try await scene.attempts == [2])
        }
    }

    // MARK: handlers

    @Test(arguments: ["asleep", "deaf"])
    func `a handler that hangs is left behind, and the others go on`(_ name: String) async throws {
        try await play { scene in
            for name in ["a", name, "b"] { _ = try await scene.add(name) }
            await scene.handOver(limit: .milliseconds(100))
            #expect(try await scene.handled == ["a": 1, name: 0, "b": 1])
            let reason = try await scene.arna.owner.value(
                "SELECT reason FROM platform.deliveries", as: String.self)
            #expect(reason?.contains("longer than") == true)
            _ = try await scene.add("c")
            await scene.handOver(limit: .milliseconds(100))
            #expect(try await scene.handled["c"] == 1)
        }
    }

    @Test func `a handler that says that a database is away stops nobody but itself`() async throws
    {
        try await play { scene in
            for name in ["elsewhere", "a"] { _ = try await scene.add(name) }
            await scene.arna.handOverEvents()
            #expect(try await scene.handled == ["elsewhere": 0, "a": 1])
            #expect(try await scene.attempts == [1])
        }
    }

    @Test func `what failed before takes no others with it when it fails again`() async throws {
        let log = RememberedLog()
        try await Arna.with([TellingPublications.underTest], logger: log.logger(.info)) { arna in
            let scene = EventScene(arna, try await arna.program(.operator))
            _ = try await scene.add("poison")
            await scene.arna.handOverEvents()
            _ = try await scene.add("a")
            scene.arna.clock.advance(by: 6)
            let before = log.lines(saying: "counted").count
            await scene.arna.handOverEvents()
            #expect(try await scene.handled == ["poison": 0, "a": 1])
            #expect(try await scene.attempts == [2])
            #expect(log.lines(saying: "counted").count - before == 2, "each was asked once")
        }
    }

    @Test func `what fails again is asked once, however many hand over`() async throws {
        let log = RememberedLog()
        try await Arna.with([TellingPublications.underTest], logger: log.logger(.info)) { arna in
            let scene = EventScene(arna, try await arna.program(.operator))
            for _ in 1...40 { _ = try await scene.add("poison") }
            await scene.arna.handOverEvents()
            scene.arna.clock.advance(by: 6)
            let before = log.lines(saying: "counted").count
            await withDiscardingTaskGroup { group in
                for _ in 1...4 { group.addTask { await scene.arna.handOverEvents() } }
            }
            #expect(log.lines(saying: "counted").count - before == 40)
        }
    }

    @Test func `an event that cannot be read stops only its own thing`() async throws {
        try await play { scene in
            for name in ["deep", "a"] { _ = try await scene.add(name) }
            let deep = String(repeating: "[", count: 50) + String(repeating: "]", count: 50)
            try await scene.arna.owner.execute(
                """
                UPDATE platform.events SET content = jsonb_build_object('name', \(deep)::jsonb)
                WHERE content ->> 'name' = 'deep'
                """)
            await scene.arna.handOverEvents()
            #expect(try await scene.handled == ["deep": 0, "a": 1])
            #expect(try await scene.attempts == [1])
        }
    }

    @Test func `an event that waits for a handler of another event is not taken for that`()
        async throws
    {
        try await play { scene in
            _ = try await scene.add("a")
            try await scene.arna.owner.execute(
                "UPDATE platform.events SET name = 'publications.publicationLost'")
            await scene.arna.handOverEvents()
            #expect(try await scene.handled == ["a": 0])
            #expect(try await scene.attempts == [1])
        }
    }

    @Test func `many events of one thing are handled in their order`() async throws {
        try await withListener { scene, _ in
            let id = try await scene.add("0")
            for number in 1...120 { try await scene.tell("\(number)", of: id) }
            await scene.arna.handOverEvents()
            #expect(ListeningPublications.heard(of: id) == (0...120).map(String.init))
        }
    }

    // MARK: plugins that are away, and other hosts

    @Test
    func `a plugin that is switched off on one host is told by the other, and misses nothing`()
        async throws
    {
        try await withListener { scene, plugins in
            let other = try await scene.assemble(plugins, ["plugins.off": "listening"])
            defer { other.shutdown() }
            let id = try await scene.add("a")
            await other.handOverEventsForTests()
            #expect(try await scene.waitingHandlers == ["listening.ear"])
            #expect(ListeningPublications.heard(of: id).isEmpty)
            await scene.arna.handOverEvents()
            #expect(ListeningPublications.heard(of: id) == ["a"])
            #expect(try await scene.waiting == 0)
        }
    }

    @Test(arguments: [("9.0.0", true), ("1.0.0", false)])
    func `a host forgets no handler that a later version of its plugin declared`(
        _ version: String, _ isKept: Bool
    ) async throws {
        try await withListener { scene, plugins in
            try await scene.arna.owner.execute(
                """
                INSERT INTO platform.subscriptions (handler, event, since, version)
                VALUES ('listening.eye', 'publications.publicationAdded', now(), \(version))
                """)
            _ = try await scene.add("a")
            await scene.arna.handOverEvents()
            let restarted = try await scene.assemble(plugins, [:])
            restarted.shutdown()
            #expect(try await scene.waitingHandlers == (isKept ? ["listening.eye"] : []))
        }
    }

    // MARK: what is kept

    @Test func `what is handled and old goes, and what somebody has still to handle stays`()
        async throws
    {
        try await play { scene in
            let id = try await scene.add("old")
            _ = try await scene.add("poison")
            await scene.arna.handOverEvents()
            scene.arna.clock.advance(by: 91 * 86_400)
            try await scene.tell("new", of: id)
            await scene.arna.handOverEvents()
            let spent = SpentEvents(site: scene.arna.host.site)
            #expect(try await spent.remove() == 1)
            let left = try await scene.arna.owner.rows(
                "SELECT content ->> 'name' FROM platform.events ORDER BY id", as: String.self)
            #expect(left == ["poison", "new"])
        }
    }

    // MARK: what it costs while nothing happens

    @Test func `a round in which nothing is due is one statement`() async throws {
        try await play { scene in
            let courier = Courier(site: scene.arna.host.site)
            let before = scene.arna.host.site.store.status.statements
            #expect(await courier.lanesNeeded() == 0)
            #expect(scene.arna.host.site.store.status.statements == before + 1)
            _ = try await scene.add("a")
            #expect(await courier.lanesNeeded() == 1)
        }
    }

    private func withListener(
        _ test: (EventScene, [PluginUnderTest]) async throws -> Void
    ) async throws {
        let folder = try ScratchFolder()
        let plugins = [
            TellingPublications.underTest, try ListeningPublications.underTest(in: folder),
        ]
        try await Arna.with(plugins) { arna in
            try await test(EventScene(arna, try await arna.program(.operator)), plugins)
        }
    }
}
