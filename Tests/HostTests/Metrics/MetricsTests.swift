import Foundation
import PluginKit
import PluginTesting
import Testing

@testable import Host

/// What a Prometheus that watches a host reads.
@Suite struct MetricsTests {
    private func play(
        _ plugin: PluginUnderTest = .publications, settings: [String: String] = [:],
        _ test: (Arna, Client) async throws -> Void
    ) async throws {
        try await Arna.with([plugin], settings: settings) { arna async throws in
            var client = arna.stranger
            client.address = "127.0.0.1"
            try await test(arna, client)
        }
    }

    private func lines(_ client: Client) async throws -> [String] {
        let answer = try await client.get("/metrics")
        #expect(answer.status == 200)
        return answer.text.split(separator: "\n").map(String.init)
    }

    @Test func `requests are counted by plugin, method and class of status`() async throws {
        try await play { arna, client in
            let path = "/api/v1/publications/publications"
            _ = try await client.get(path)
            _ = try await client.get("/kk/publications")
            _ = try await client.post(path, [:])
            _ = try await client.call("HEAD", path)
            _ = try await client.call("BREW", path)
            _ = try await client.get("/kk/signin")
            let lines = try await lines(client)
            for expected in [
                #"arna_http_requests_total{plugin="publications",method="GET",status="2xx"} 2"#,
                #"arna_http_requests_total{plugin="publications",method="POST",status="4xx"} 1"#,
                #"arna_http_requests_total{plugin="publications",method="HEAD",status="2xx"} 1"#,
                #"arna_http_requests_total{plugin="host",method="GET",status="2xx"} 1"#,
                #"arna_http_request_duration_seconds_count{plugin="publications"} 4"#,
                #"arna_http_request_duration_seconds_bucket{plugin="publications",le="+Inf"} 4"#,
                #"arna_plugin_state{plugin="publications",version="1.0.0",state="serving"} 1"#,
            ] {
                #expect(lines.contains(expected), "\(expected) in \(lines)")
            }
            #expect(lines.contains { $0.contains(#"method="other",status="4xx"} 1"#) })
        }
    }

    @Test func `every line is of the format, and each family is described once`() async throws {
        try await play(TellingPublications.underTest) { _, client in
            _ = try await client.get("/kk/publications")
            let answer = try await client.get("/metrics")
            #expect(answer.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8")
            #expect(answer.text.hasSuffix("\n"))
            let lines = answer.text.split(separator: "\n")
            let sample =
                /[a-z_]+(?:\{[a-z]+="(?:[^"\\\n]|\\["\\n])*"(?:,[a-z]+="(?:[^"\\\n]|\\["\\n])*")*\})? (?:[0-9.e+-]+)/
            let comment =
                /# (?:HELP [a-z_]+ .+|TYPE [a-z_]+ (?:counter|gauge|histogram))/
            for line in lines {
                #expect(
                    line.wholeMatch(of: sample) != nil || line.wholeMatch(of: comment) != nil,
                    "\(line)")
            }
            let types = lines.filter { $0.hasPrefix("# TYPE ") }
            #expect(Set(types).count == types.count)
            #expect(types.contains("# TYPE process_resident_memory_bytes gauge"))
            #expect(types.contains("# TYPE arna_database_statements_total counter"))
            #expect(types.contains("# TYPE arna_events_waiting gauge"))
        }
    }

    @Test func `they tell no person, no record and no address`() async throws {
        try await play { arna, client in
            let id = UUID().uuidString
            let email = try await arna.host.accountForTests(role: .reader).email
            _ = try await client.get("/api/v1/publications/publications/\(id)?q=arman")
            _ = try await client.get("/kk/signin?next=arman")
            _ = try await client.get("/kk/\(email)")
            let text = try await lines(client).joined()
            for secret in [id, email, "arman", "127.0.0.1", "192.0.2.1"] {
                #expect(!text.contains(secret))
            }
        }
    }

    @Test(
        arguments: [
            ("192.0.2.1", nil, [:], 404),
            ("192.0.2.1", nil, ["metrics.networks": "192.0.2.0/24"], 200),
            ("127.0.0.1", nil, [:], 200),
            ("::1", nil, [:], 200),
            ("127.0.0.1", nil, ["metrics.networks": "192.0.2.0/24"], 404),
            // Through a proxy that is none of ours: it may come from anywhere.
            ("127.0.0.1", "203.0.113.9", [:], 404),
            ("127.0.0.1", "127.0.0.1", [:], 404),
            ("127.0.0.1", "203.0.113.9", ["proxies": "127.0.0.1"], 404),
            (
                "127.0.0.1", "203.0.113.9",
                ["proxies": "127.0.0.1", "metrics.networks": "203.0.113.0/24"], 200
            ),
            ("127.0.0.1", "127.0.0.1, 203.0.113.9", ["proxies": "127.0.0.1"], 404),
        ] as [(String, String?, [String: String], Int)])
    func `only the networks that the settings name may read them`(
        _ address: String, _ forwardedFor: String?, _ settings: [String: String], _ status: Int
    ) async throws {
        try await play(settings: settings) { _, client in
            var client = client
            client.address = address
            let headers = forwardedFor.map { ["X-Forwarded-For": $0] } ?? [:]
            let answer = try await client.get("/metrics", headers: headers)
            #expect(answer.status == status)
            #expect(answer.text.contains("arna_") == (status == 200))
        }
    }

    @Test func `a handler that is behind shows how far, and by how long`() async throws {
        try await play(TellingPublications.underTest) { arna, client in
            let program = try await arna.program(.operator)
            for name in ["a", "poison"] {
                _ = try await program.post(
                    "/api/v1/publications/publications",
                    ["name": ["kk": .string(name)], "publishedOn": "2026-03-20"])
            }
            arna.clock.advance(by: 90)
            let labels = #"{plugin="publications",handler="publications.counter"}"#
            var lines = try await lines(client)
            #expect(lines.contains("arna_events_waiting\(labels) 2"), "\(lines)")
            #expect(lines.contains("arna_events_failed\(labels) 0"))
            #expect(lines.contains("arna_events_oldest_age_seconds\(labels) 90"))
            for _ in 1...8 {
                await arna.handOverEvents()
                arna.clock.advance(by: 1_000_000)
            }
            lines = try await self.lines(client)
            #expect(lines.contains("arna_events_waiting\(labels) 0"), "\(lines)")
            #expect(lines.contains("arna_events_failed\(labels) 1"))
            #expect(lines.contains("arna_events_oldest_age_seconds\(labels) 8000090"))
        }
    }

    @Test func `what is to be done shows what waits and what was given up on`() async throws {
        try await play(WorkingPublications.underTest) { arna, client in
            let program = try await arna.program(.operator)
            for name in ["a", "poison"] {
                _ = try await program.post(
                    "/api/v1/publications/publications",
                    ["name": ["kk": .string(name)], "publishedOn": "2026-03-20"])
            }
            func figure(_ name: String) async throws -> Substring? {
                let lines = try await lines(client)
                return lines.first {
                    $0.hasPrefix(#"\#(name){plugin="publications",job="publications.counting"}"#)
                }?.split(separator: " ").last
            }
            #expect(try await figure("arna_jobs_waiting") == "2")
            for _ in 1...4 {
                await arna.runJobs()
                arna.clock.advance(by: 1_000_000)
            }
            #expect(try await figure("arna_jobs_waiting") == "0")
            #expect(try await figure("arna_jobs_failed") == "1")
        }
    }

    @Test func `errors of the database are counted by class, and what works is told`()
        async throws
    {
        try await play(TellingPublications.underTest) { arna, client in
            _ = try? await arna.host.site.database.execute("SELECT 1 / 0")
            try await arna.owner.execute("REVOKE SELECT ON platform.deliveries FROM arna_host")
            let lines = try await lines(client)
            #expect(lines.contains(#"arna_database_errors_total{class="22"} 1"#), "\(lines)")
            #expect(lines.contains(#"arna_database_errors_total{class="42"} 1"#), "\(lines)")
            #expect(!lines.contains { $0.hasPrefix("arna_events_waiting") })
        }
    }
}
