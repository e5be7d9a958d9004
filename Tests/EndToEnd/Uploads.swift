import Foundation
import Testing

/// A file far too large is refused and costs the host no memory.
@Suite struct Uploads {
    @Test(arguments: [
        ["-H", "Content-Type: text/csv", "-T", "huge"],
        ["-H", "Content-Type: text/csv", "-H", "Transfer-Encoding: chunked", "-T", "huge"],
        ["-F", "file=@huge"],
        ["-H", "Transfer-Encoding: chunked", "-F", "file=@huge"],
    ])
    func `a hundred megabytes are refused, kept nowhere, and hinder nobody`(
        _ manner: [String]
    ) async throws {
        let host = try RunningHost()
        try host.install("registry")
        let token = try makeOperator(host)
        #expect(try host.start())
        #expect(try await host.get("/api/v1/registry/regions").status == 200)
        let before = try host.memory("VmHWM")

        let file = host.folder.appendingPathComponent("huge")
        #expect(try Program.run("truncate", "-s", "100M", file.path).status == 0)
        let upload =
            ["curl", "-sS", "-m", "60", "-X", "POST", "-H", "Expect:", "-o", "/dev/null"]
            + ["-w", "%{http_code}", "-H", "Authorization: Bearer \(token)"]
            + manner.map { $0.replacing("huge", with: file.path) }
            + ["http://127.0.0.1:\(host.port)/api/v1/registry/imports?kind=kato"]
        async let refused = Program.run(upload)
        #expect(try await host.get("/api/v1/registry/regions").status == 200)
        let answer = try await refused.output
        #expect(answer == "413")
        #expect(try await host.get("/api/v1/registry/regions").status == 200)
        #expect(try host.memory("VmHWM") - before < 100_000)
    }
}
