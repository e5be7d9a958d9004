import Foundation
import Testing

/// Plugins that go wrong, each really built and loaded from its library: the others serve and the
/// reason is shown (PLT-1, PLT-4).
@Suite(.serialized) struct PluginFaults {
    @Test func `a plugin is loaded from its library and serves its pages and its API`() async throws
    {
        let host = try RunningHost()
        try host.install("registry")
        #expect(try host.start())
        #expect(try await host.get("/kk/registry/officials").status == 200)
        #expect(try await host.get("/api/v1/registry/regions").status == 200)
        #expect(try await host.get("/health/ready").text.contains("\"status\":\"ready\""))
    }

    @Test(arguments: [
        ("orphan", "nowhere"), ("unmigrated", "TABEL"), ("colliding", "page"),
    ])
    func `a plugin that cannot serve is set aside with its reason, and the others serve`(
        _ fault: (id: String, reason: String)
    ) async throws {
        let host = try RunningHost()
        try host.install("registry")
        try host.install(fault.id)
        #expect(try host.start())
        #expect(try await host.get("/kk/registry/officials").status == 200)
        let health = try await host.get("/health/ready")
        #expect(health.status == 200)
        #expect(health.text.contains("\"status\":\"degraded\""))
        #expect(health.text.contains(fault.reason), "\(health.text)")
        #expect(try await host.get("/kk/\(fault.id)/page").status == 404)
    }

    @Test func `strict refuses to start where a plugin would be set aside`() async throws {
        let host = try RunningHost()
        try host.install("orphan")
        #expect(try host.start("--strict") == false)
        #expect(host.log.contains("nowhere"), "\(host.log)")
    }

    @Test func `a plugin of another build is refused before any of its code runs`() async throws {
        let host = try RunningHost()
        try host.install("registry")
        try host.breakFingerprint(of: "registry")
        #expect(try host.start())
        let health = try await host.get("/health/ready")
        #expect(health.text.contains("degraded") && health.text.contains("kit"), "\(health.text)")
    }

    @Test func `a plugin really built against a changed kit is refused`() async throws {
        let host = try RunningHost()
        try host.install("registry")
        let built = try Program.run(
            "Tests/EndToEnd/Plugins/build-against-changed-kit.sh",
            "Tests/EndToEnd/Plugins/Colliding", "\(host.folder.path)/plugins/colliding")
        #expect(built.status == 0, "\(built.output)")
        #expect(try host.start())
        let health = try await host.get("/health/ready")
        #expect(health.text.contains("sources of the kit"), "\(health.text)")
        #expect(try await host.get("/kk/registry/officials").status == 200)
    }

    @Test func `a plugin that kills the process while booting is set aside after the second time`()
        async throws
    {
        let host = try RunningHost()
        try host.install("registry")
        try host.install("crashing")
        #expect(try host.start() == false)
        #expect(try host.start() == false)
        #expect(try host.start())
        let health = try await host.get("/health/ready")
        #expect(health.text.contains("crashing"), "\(health.text)")
        #expect(health.text.contains("setAside"), "\(health.text)")
        #expect(try await host.get("/kk/registry/officials").status == 200)
        host.stop()

        let retried = try host.command("plugins", "retry", "crashing")
        #expect(retried.status == 0)
        #expect(try host.start() == false)
    }
}
