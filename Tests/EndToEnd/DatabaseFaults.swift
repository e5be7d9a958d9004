import Foundation
import Testing

/// What happens to what was written when something is taken away: nothing acknowledged is lost.
@Suite(.serialized) struct DatabaseFaults {
    @Test func `a database that stops is answered with 503, and comes back without a restart`()
        async throws
    {
        let host = try RunningHost()
        try host.install("registry")
        #expect(try host.start())
        #expect(try await host.get("/api/v1/registry/regions").status == 200)

        try Postmaster(of: host).stop()
        let away = try await host.get("/api/v1/registry/regions")
        #expect(away.status == 503)
        #expect(away.headers["retry-after"] != nil)
        #expect(try await host.get("/health/ready").status == 503)
        #expect(try await host.get("/health/live").status == 200)

        try Postmaster(of: host).start()
        let back = try await eventually {
            try await host.get("/api/v1/registry/regions").status == 200
        }
        #expect(back)
    }

    @Test func `every acknowledged write is there after the host was killed`() async throws {
        let host = try RunningHost()
        try host.install("registry")
        let token = try makeOperator(host)
        var acknowledged: [String] = []
        for round in 0..<3 {
            #expect(try host.start())
            let line = host.line
            async let made = Self.createBodies(round, line, token)
            try await Task.sleep(for: .milliseconds(1_500))
            host.kill()
            acknowledged += await made
            #expect(!acknowledged.isEmpty)
        }
        #expect(try host.start())
        try await host.expectBodies(acknowledged)
        // What was told of them has come through, and once, though the host died while it was told.
        let isAllTold = try await eventually {
            try await Set(host.foundBodies()).isSuperset(of: acknowledged)
        }
        #expect(isAllTold)
        let told = try await host.foundBodies()
        #expect(told.count == Set(told).count)
    }

    @Test func `writers lose nothing acknowledged while the database stops and starts`()
        async throws
    {
        let host = try RunningHost()
        try host.install("registry")
        let token = try makeOperator(host)
        #expect(try host.start())
        let postmaster = try Postmaster(of: host)
        let tally = Tally()
        let line = host.line
        try await withThrowingTaskGroup(of: Void.self) { writers in
            for writer in 1...8 {
                writers.addTask { await tally.write(as: "Сынақ \(writer)", to: line, token: token) }
            }
            defer { tally.end() }
            #expect(try await eventually { tally.acknowledged.count > 40 })
            try postmaster.stop()
            #expect(try await eventually { tally.refusals.count > 8 })
            try postmaster.start()
            let before = tally.acknowledged.count
            #expect(try await eventually { tally.acknowledged.count > before + 40 })
        }
        let others = tally.refusals.filter { !$0.asksToTryAgain }
        #expect(others.isEmpty)
        try await host.expectBodies(tally.acknowledged)
    }

    /// Creates bodies until the host is gone; answers the ids that were acknowledged.
    private static func createBodies(_ round: Int, _ line: Line, _ token: String) async -> [String]
    {
        var ids: [String] = []
        for number in 0..<10_000 {
            let answer = try? await line.createBody(named: "Сынақ \(round)-\(number)", token: token)
            guard let answer else { break }
            #expect(answer.status == 201, "\(answer.text)")
            if let id = answer.createdId { ids.append(id) }
        }
        return ids
    }
}
