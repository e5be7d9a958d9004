import Foundation
import Testing

/// Two hosts on one database share the events, and none is handled twice or never.
@Suite(.serialized) struct EventsOfTwoHosts {
    @Test func `each event is handled exactly once, also where one host is killed in the midst`()
        async throws
    {
        let first = try RunningHost()
        let second = try RunningHost()
        for host in [first, second] {
            for plugin in ["registry", "counting"] { try host.install(plugin) }
        }
        let token = try makeOperator(first)
        #expect(try first.start())
        #expect(try second.start(on: first))
        let tally = Tally()
        try await withThrowingTaskGroup(of: Void.self) { writers in
            for (number, line) in [first.line, second.line, first.line].enumerated() {
                writers.addTask { await tally.write(as: "Сынақ \(number)", to: line, token: token) }
            }
            defer { tally.end() }
            let isBusy = try await eventually { tally.acknowledged.count > 150 }
            #expect(isBusy)
            second.kill()
            let before = tally.acknowledged.count
            let goesOn = try await eventually { tally.acknowledged.count > before + 100 }
            #expect(goesOn)
        }
        let isDone = try await eventually {
            try first.query("SELECT count(*) FROM platform.deliveries") == ["0"]
        }
        #expect(isDone)
        let twice = try first.query(
            "SELECT event_id FROM counting.handled GROUP BY event_id HAVING count(*) > 1")
        #expect(twice.isEmpty)
        let never = try first.query(
            """
            SELECT id FROM platform.events WHERE name = 'registry.bodyFounded'
                AND id NOT IN (SELECT event_id FROM counting.handled)
            """)
        #expect(never.isEmpty)
        let counted = Set(try first.query("SELECT body_id FROM counting.handled").map(String.init))
        #expect(counted.isSuperset(of: tally.acknowledged))
        #expect(!second.log.contains("a handler failed"), "\(second.log)")
        #expect(!first.log.contains("a handler failed"), "\(first.log)")
    }
}
