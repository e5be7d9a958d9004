import Foundation
import PluginKit
import PluginTesting
import PostgresStore
import Testing

@testable import Host

extension JobTests {
    @Test(arguments: ["hasty", "deaf"])
    func `what takes longer than it may is cancelled, and not tried again`(_ job: String)
        async throws
    {
        try await play { arna, client in
            let answer = try await client.post("/api/v1/publications/\(job)", [:])
            try #require(answer.status == 200, "\(answer.text)")
            await arna.runJobs()
            let reason = try await arna.owner.value(
                "SELECT reason FROM platform.job_runs", as: String.self)
            #expect(reason?.contains("took longer") == true)
            #expect(try await outcomes(arna) == ["failed"])
        }
    }

    @Test func `one job never takes every lane`() async throws {
        try await play { arna, client in
            await arna.runJobs()
            for _ in 1...2 { try await add("endless", by: client) }
            arna.clock.advance(by: 86_400)
            async let first: Void = arna.runJobs()
            async let second: Void = arna.runJobs()
            let mornings: SQL =
                """
                SELECT count(*) FROM platform.job_runs
                WHERE job = 'publications.morning' AND outcome = 'done'
                """
            while try await arna.owner.value(mornings, as: Int.self) == 0 {}
            let begun = try await arna.owner.rows(
                "SELECT attempts FROM platform.job_runs WHERE job = \(Counting.job) ORDER BY number",
                as: Int.self)
            #expect(begun == [1, 0])
            try await arna.owner.execute(
                "UPDATE platform.job_runs SET cancelled_at = now() WHERE ended_at IS NULL")
            _ = await (first, second)
        }
    }
}
