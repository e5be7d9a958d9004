import Foundation
import PluginKit
import PluginTesting
import PostgresStore
import Testing

@testable import Host

@Suite struct JobTests {
    func play(_ test: (Arna, Client) async throws -> Void) async throws {
        try await Arna.with([WorkingPublications.underTest]) { arna in
            try await test(arna, try await arna.program(.operator))
        }
    }

    /// How often each publication was counted, by name.
    func counted(_ arna: Arna) async throws -> [String: Int] {
        let rows = try await arna.owner.rows(
            "SELECT name_kk, coalesce(pages, 0) FROM publications.publications",
            as: (String, Int).self)
        return Dictionary(uniqueKeysWithValues: rows.map { ($0, $1) })
    }

    /// Makes a publication, which asks for its counting.
    func add(_ name: String, by client: Client) async throws {
        let answer = try await client.post(
            "/api/v1/publications/publications",
            ["name": ["kk": .string(name)], "publishedOn": "2026-03-20"])
        try #require(answer.status == 201, "\(answer.text)")
    }

    func outcomes(_ arna: Arna) async throws -> [String?] {
        try await arna.owner.rows(
            "SELECT outcome FROM platform.job_runs ORDER BY number", as: String?.self)
    }

    @Test func `what is asked for is done, once`() async throws {
        try await play { arna, client in
            try await add("a", by: client)
            #expect(try await counted(arna) == ["a": 0])
            await arna.runJobs()
            await arna.runJobs()
            #expect(try await counted(arna) == ["a": 1])
            #expect(try await outcomes(arna) == ["done"])
        }
    }

    @Test func `who regrets has not asked`() async throws {
        try await play { arna, client in
            let answer = try await client.post(
                "/api/v1/publications/publications",
                ["name": ["kk": "regretted"], "publishedOn": "2026-03-20"])
            #expect(answer.status == 412)
            #expect(try await outcomes(arna).isEmpty)
        }
    }

    @Test func `what fails is tried again after a while, and the others are done`() async throws {
        try await play { arna, client in
            for name in ["poison", "b"] { try await add(name, by: client) }
            await arna.runJobs()
            await arna.runJobs()
            #expect(try await counted(arna) == ["poison": 0, "b": 1])
            let first = try await arna.owner.row(
                "SELECT attempts, reason FROM platform.job_runs WHERE ended_at IS NULL",
                as: (Int, String).self)
            #expect(first?.0 == 1)
            #expect(first?.1.contains("Poisoned") == true)
            arna.clock.advance(by: 11)
            await arna.runJobs()
            let second = try await arna.owner.value(
                "SELECT attempts FROM platform.job_runs WHERE ended_at IS NULL", as: Int.self)
            #expect(second == 2)
        }
    }

    @Test func `after four attempts it waits for an operator, who asks again or lets it be`()
        async throws
    {
        try await play { arna, client in
            try await add("poison", by: client)
            for _ in 1...4 {
                await arna.runJobs()
                arna.clock.advance(by: 1_000_000)
            }
            #expect(try await outcomes(arna).contains("failed"))
            let browser = try await arna.browser(.administrator)
            let page = try await browser.open("/ru/jobs")
            #expect(page.text.contains("Не выполнены"))
            #expect(page.text.contains("начата 4 раза"))
            let run = try await arna.owner.value(
                "SELECT id FROM platform.job_runs WHERE outcome = 'failed'", as: UUID.self)
            let id = try #require(run).text
            _ = try await browser.fill("/ru/jobs", to: "/ru/jobs/\(id)/retry", [])
            let again = try await arna.owner.value(
                "SELECT attempts FROM platform.job_runs WHERE id = \(run)", as: Int.self)
            #expect(again == 0)
            for _ in 1...4 {
                await arna.runJobs()
                arna.clock.advance(by: 1_000_000)
            }
            let later = try await arna.browser(.administrator)
            _ = try await later.fill("/ru/jobs", to: "/ru/jobs/\(id)/dismissal", [])
            #expect(try await outcomes(arna).contains("failed") == false)
            let acts = try await arna.owner.rows(
                "SELECT action FROM platform.audit WHERE action LIKE 'host.job.%' ORDER BY id",
                as: String.self)
            #expect(acts == ["host.job.retried", "host.job.dismissed"])
        }
    }

    @Test func `a run is stopped when an operator says so, and shows how far it is`() async throws {
        try await play { arna, client in
            try await add("endless", by: client)
            let browser = try await arna.browser(.administrator)
            async let work: Void = arna.runJobs()
            var page = try await browser.open("/en/jobs")
            while !page.text.contains("3 of 12") { page = try await browser.open("/en/jobs") }
            let id = try await arna.owner.value("SELECT id FROM platform.job_runs", as: UUID.self)
            _ = try await browser.fill(
                "/en/jobs", to: "/en/jobs/\(id?.text ?? "")/cancellation", [])
            await work
            #expect(try await outcomes(arna) == ["cancelled"])
        }
    }

    @Test func `one that waits and is cancelled is never begun`() async throws {
        try await play { arna, client in
            try await add("a", by: client)
            let browser = try await arna.browser(.administrator)
            let id = try await arna.owner.value("SELECT id FROM platform.job_runs", as: UUID.self)
            _ = try await browser.fill(
                "/en/jobs", to: "/en/jobs/\(id?.text ?? "")/cancellation", [])
            await arna.runJobs()
            #expect(try await outcomes(arna) == ["cancelled"])
            #expect(try await counted(arna) == ["a": 0])
        }
    }

    @Test func `the command lists jobs and runs, and has one done again or stopped`() async throws {
        try await play { arna, client in
            await arna.runJobs()
            try await add("poison", by: client)
            for _ in 1...4 {
                await arna.runJobs()
                arna.clock.advance(by: 1_000_000)
            }
            let lines = try await arna.host.jobLines()
            let morning = lines.first { $0.contains("publications.morning") }
            let all = "\(lines)"
            #expect(
                morning?.contains("  next ") == true && morning?.contains(", done") == true,
                "\(all)")
            #expect(lines.last?.contains("publications.counting  failed, ") == true, "\(all)")
            #expect(lines.last?.contains("attempts 4: Poisoned") == true, "\(all)")
            let run = try #require(
                try await arna.owner.value(
                    "SELECT id FROM platform.job_runs WHERE outcome = 'failed'", as: UUID.self))
            await #expect(throws: NoSuchRun.self, "it has ended") {
                try await arna.host.cancelJob(run)
            }
            try await arna.host.doJobAgain(run)
            let json = try JSONParser.parse([UInt8](try await arna.host.jobJSON().utf8))
            let shown = json["runs"]?.array?.first
            #expect(shown?["id"]?.string == run.text && shown?["state"]?.string == "waiting")
            #expect(json["scheduled"]?.array?.contains { $0["outcome"]?.string == "done" } == true)
            await #expect(throws: NoSuchRun.self, "it has not failed since") {
                try await arna.host.doJobAgain(run)
            }
            try await arna.host.cancelJob(run)
            let acts = try await arna.owner.rows(
                """
                SELECT action FROM platform.audit
                WHERE action LIKE 'host.job.%' AND account_id IS NULL ORDER BY id
                """, as: String.self)
            #expect(acts == ["host.job.retried", "host.job.cancelled"])
        }
    }

    @Test func `only who runs the system sees jobs`() async throws {
        try await play { arna, _ in
            let browser = try await arna.browser(.operator)
            #expect(try await browser.open("/kk/jobs").status == 403)
        }
    }
}
