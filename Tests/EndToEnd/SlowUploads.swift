import Foundation
import Glibc
import Testing

/// Files that come slowly or never wholly.
@Suite struct SlowUploads {
    @Test(arguments: ScanTransfer.Manner.allCases)
    func `who sends slowly takes a place, hinders no reader, and leaves nothing when he breaks off`(
        _ manner: ScanTransfer.Manner
    ) async throws {
        let host = try RunningHost()
        try host.install("registry")
        let token = try makeOperator(host)
        // One place for uploads.
        #expect(try host.start("--set", "database.ownConnections=2"))
        let transfer = ScanTransfer(
            host: host, token: token,
            designation: try await host.line.createDesignation(token: token))
        let scan = try transfer.makeScan(named: "a.pdf", megabytes: 1)
        let sending = transfer.sending(scan, manner, "-o", "/dev/null", "-w", "%{http_code}")

        let slow = try transfer.stuck(scan, manner)
        let isTaken = try await eventually { try Program.run(sending).output == "503" }
        #expect(isTaken, "\(host.log.suffix(2_000))")
        #expect(try await host.get("/api/v1/registry/regions").status == 200)
        let before = try #require(try await transfer.count())

        // Programs that a test starts are deaf to anything less.
        kill(slow.processIdentifier, SIGKILL)
        slow.waitUntilExit()
        let isFree = try await eventually { try Program.run(sending).output == "201" }
        #expect(isFree, "\(host.log.suffix(2_000))")
        let after = try await transfer.count()
        #expect(after == before + 1)
    }
}

extension ScanTransfer {
    /// A program that has sent half of a scan and sends no more, until it is ended.
    fileprivate func stuck(_ scan: URL, _ manner: Manner) throws -> Process {
        let length = 1_048_576
        let (headers, opening) =
            switch manner {
            case .body: ("Content-Type: application/pdf\r\nContent-Length: \(length)", "")
            case .chunks:
                (
                    "Content-Type: application/pdf\r\nTransfer-Encoding: chunked",
                    "\(String(length / 2, radix: 16))\r\n"
                )
            case .form:
                (
                    "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: \(length)",
                    "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n"
                )
            }
        let head = """
            POST /api/v1/registry/files?kind=order&owner=\(designation)&name=a.pdf HTTP/1.1\r
            Host: localhost\r
            Authorization: Bearer \(token)\r
            \(headers)\r
            \r
            \(opening)
            """
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        // What is started in the place of the shell holds the connection.
        process.arguments = [
            "bash", "-c",
            """
            exec 3<>/dev/tcp/127.0.0.1/\(host.port)
            printf '%s' "$0" >&3; head -c \(length / 2) \(scan.path) >&3; echo sent; exec sleep 300
            """,
            head,
        ]
        let said = Pipe()
        process.standardOutput = said
        try process.run()
        // Only now does somebody else try to take the place.
        #expect(said.fileHandleForReading.availableData == Data("sent\n".utf8))
        return process
    }
}
