import Foundation
import PluginKit
import PluginTesting
import PostgresStore
import Testing

@testable import Host

extension JobTests {
    @Test func `hosts beside each other do each run once`() async throws {
        try await play { arna, client in
            for number in 1...40 { try await add("\(number)", by: client) }
            arna.clock.advance(by: 1)
            await withDiscardingTaskGroup { group in
                for _ in 1...4 { group.addTask { await arna.runJobs() } }
            }
            #expect(try await counted(arna).values.allSatisfy { $0 == 1 })
            #expect(try await outcomes(arna).allSatisfy { $0 == "done" })
        }
    }

    @Test func `a run whose host is gone is begun anew, one whose host is there is not`()
        async throws
    {
        try await play { arna, client in
            try await add("a", by: client)
            // Another host takes the run, and goes with its connection.
            try await arna.owner.withConnection { other in
                let taken = try await ClaimedRun.take(
                    of: [Counting.job], at: arna.clock.now, on: other)
                #expect(taken?.attempt == 1)
                await arna.runJobs()
                #expect(try await counted(arna) == ["a": 0])
            }
            while try await counted(arna) == ["a": 0] { await arna.runJobs() }
            #expect(try await counted(arna) == ["a": 1])
            let attempts = try await arna.owner.value(
                "SELECT attempts FROM platform.job_runs", as: Int.self)
            #expect(attempts == 2)
        }
    }

    @Test func `a run that ends each host is not begun for ever`() async throws {
        try await play { arna, client in
            try await add("a", by: client)
            try await arna.owner.execute(
                "UPDATE platform.job_runs SET attempts = 4, started_at = asked_at")
            await arna.runJobs()
            #expect(try await outcomes(arna) == ["failed"])
            #expect(try await counted(arna) == ["a": 0])
        }
    }

    @Test func `a job of a plugin that is away waits for it`() async throws {
        try await play { arna, client in
            try await add("a", by: client)
            try await arna.owner.execute(
                "UPDATE platform.job_runs SET job = 'absent.counting'")
            await arna.runJobs()
            #expect(try await outcomes(arna) == [nil])
            let page = try await arna.browser(.administrator).open("/en/jobs")
            #expect(page.text.contains("its plugin is not loaded"))
        }
    }
}
