import Foundation
import Testing

/// Plugins that use each other, each loaded from its library: by a service, a published view, an event, and
/// by a third one that ties two together.
@Suite(.serialized) struct PluginsTogether {
    @Test func `a plugin uses what another one offers, and does without where that is absent`()
        async throws
    {
        let host = try RunningHost()
        for plugin in ["counting", "labelling", "registry"] { try host.install(plugin) }
        let token = try makeOperator(host)
        #expect(try host.start("--strict"))
        _ = try await host.line.createBody(named: "Мәдениет министрлігі", token: token)
        try await expect(
            #"{"handled":1,"published":1,"latest":"Мәдениет министрлігі"}"#, of: host)
        host.stop()

        try host.remove("registry")
        #expect(try host.start())
        try await expect(#"{"handled":1,"published":null,"latest":null}"#, of: host)
        let health = try await host.get("/health/ready").text
        #expect(health.contains("requires registry, which is not installed"), "\(health)")
        host.stop()

        // The library of what is set aside was never opened either: the types come with the bundle.
        try host.install("registry")
        try host.breakFingerprint(of: "registry")
        #expect(try host.start())
        try await expect(#"{"handled":1,"published":null,"latest":null}"#, of: host)
    }

    @Test func `what one host set aside another one keeps, and no event is lost`() async throws {
        let whole = try RunningHost()
        let partial = try RunningHost()
        for host in [whole, partial] {
            for plugin in ["counting", "labelling", "registry"] { try host.install(plugin) }
        }
        let token = try makeOperator(whole)
        #expect(try whole.start())
        try partial.breakFingerprint(of: "registry")
        #expect(try partial.start(on: whole))
        #expect(try await partial.get("/api/v1/registry/regions").status == 404)
        for number in 1...40 {
            _ = try await whole.line.createBody(named: "Сынақ \(number)", token: token)
        }
        try await expect(#"{"handled":40,"published":null,"latest":null}"#, of: partial)
        try await expect(#"{"handled":40,"published":40,"latest":"Сынақ 40"}"#, of: whole)
    }

    private func expect(_ tally: String, of host: RunningHost) async throws {
        var told = ""
        let isTold = try await eventually {
            told = try await host.get("/api/v1/counting/tally").text
            return told == tally
        }
        #expect(isTold, "\(told)")
    }
}
