import Foundation
import Glibc
import Testing

/// A long list leaves the host part by part.
@Suite struct LongExports {
    @Test func `thirty thousand bodies go out, and the host holds hardly any of them`() async throws
    {
        let host = try RunningHost()
        try host.install("registry")
        _ = try makeOperator(host)
        #expect(try host.start())
        try await make(30_000, in: host)
        let path = "/api/v1/registry/exports/bodies?format="
        let few = try await host.get(path + "csv&level=regional")
        #expect(few.status == 200)
        let before = try host.memory("VmRSS")
        for format in ["csv", "jsonl", "xlsx"] {
            let file = host.folder.appendingPathComponent("bodies.\(format)")
            let taken = try Program.run(
                "curl", "-sf", "-o", file.path,
                "http://localhost:\(host.port)\(path)\(format)")
            #expect(taken.status == 0)
            #expect(try lines(of: file) == (format == "jsonl" ? 30_000 : 30_001))
        }
        let after = try host.memory("VmHWM")
        #expect(after - before <= 20 * 1_024, "\(before) kB, at most \(after) kB")
    }

    @Test func `who takes lists slowly hinders no reader, and is told when too many do`()
        async throws
    {
        let host = try RunningHost()
        try host.install("registry")
        _ = try makeOperator(host)
        #expect(try host.start())
        try await make(30_000, in: host)
        let address = "http://localhost:\(host.port)/api/v1/registry/exports/bodies"
        let files = (1...2).map { host.folder.appendingPathComponent("slow-\($0)") }
        let slow = try files.map { file in
            let reader = Process()
            reader.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            reader.arguments = ["curl", "-s", "--limit-rate", "1k", "-o", file.path, address]
            try reader.run()
            return reader
        }
        // A child of the test may not listen to a milder signal.
        defer { for reader in slow { kill(reader.processIdentifier, SIGKILL) } }
        let haveBegun = try await eventually {
            try files.allSatisfy { try !Data(contentsOf: $0).isEmpty }
        }
        #expect(haveBegun)
        #expect(try status(of: address) == "503")
        #expect(try status(of: "http://localhost:\(host.port)/kk/registry/bodies") == "200")
        for reader in slow {
            #expect(reader.isRunning)
            kill(reader.processIdentifier, SIGKILL)
        }
        let isFree = try await eventually { try status(of: address) == "200" }
        #expect(isFree)
    }

    private func lines(of file: URL) throws -> Int {
        guard file.pathExtension == "xlsx" else {
            return try Data(contentsOf: file).count { $0 == UInt8(ascii: "\n") }
        }
        let table = try Program.run("xlsx2csv", file.path)
        try #require(table.status == 0, "\(table.output.prefix(500))")
        return table.output.utf8.count { $0 == UInt8(ascii: "\n") }
    }

    private func status(of address: String) throws -> String {
        try Program.run("curl", "-s", "-m", "30", "-o", "/dev/null", "-w", "%{http_code}", address)
            .output
    }

    private func make(_ count: Int, in host: RunningHost) async throws {
        _ = try host.query(
            """
            WITH made AS (
                INSERT INTO registry.bodies (id, no_bin_reason, valid_from)
                SELECT gen_random_uuid(), 'pending', '2016-01-01' FROM generate_series(1, \(count))
                RETURNING id, valid_from)
            INSERT INTO registry.body_versions
                (body_id, valid_from, level, kind, name_kk, name_ru, search)
            SELECT id, valid_from, 'central', 'ministry', 'Сынақ органы ' || id,
                'Пробный орган ' || id, ' sinak'
            FROM made
            """)
    }
}
