import Foundation
import Testing

/// A file of 50 MB passes through the host part by part, in and out. Source: PLT-13.
@Suite struct LargeFiles {
    private static let megabytes = 50

    @Test(arguments: [true, false])
    func `fifty megabytes come in and go out, and the host holds hardly any of them`(
        asForm: Bool
    ) async throws {
        let host = try RunningHost()
        try host.install("registry")
        let token = try makeOperator(host)
        // What scans reads all of it, too.
        #expect(
            try host.start(
                "--set", "upload.limit=64 MB", "--set", "files.scanCommand=wc -c"))
        let designation = try await host.line.createDesignation(token: token)
        let transfer = Transfer(host: host, token: token, designation: designation)
        // What is loaded and kept at hand with the first file of all stays.
        try transfer.pass(try transfer.makeScan(named: "small.pdf", megabytes: 2), asForm: asForm)
        let before = try host.memory("VmRSS")

        try transfer.pass(
            try transfer.makeScan(named: "large.pdf", megabytes: Self.megabytes), asForm: asForm)
        let after = try host.memory("VmHWM")
        #expect(after - before <= 10 * 1_024, "\(before) kB, at most \(after) kB")
    }
}

/// The way of a scan to a host and back, by a program that streams it.
private struct Transfer {
    let host: RunningHost
    let token: String
    let designation: String

    /// A file that begins as a PDF and cannot be compressed.
    func makeScan(named name: String, megabytes: Int) throws -> URL {
        let file = host.folder.appendingPathComponent(name)
        let made = try Program.run(
            "sh", "-c",
            "(printf '%%PDF-1.7 '; head -c \(megabytes * 1_048_576 - 9) /dev/urandom) > \(file.path)"
        )
        #expect(made.status == 0, "\(made.output)")
        return file
    }

    /// Sends the scan, fetches it and compares the two.
    func pass(_ file: URL, asForm: Bool) throws {
        let place = "http://127.0.0.1:\(host.port)/api/v1/registry/files"
        let manner =
            asForm
            ? ["-F", "file=@\(file.path);type=application/pdf"]
            : ["-T", file.path, "-H", "Content-Type: application/pdf"]
        let named = asForm ? "" : "&name=\(file.lastPathComponent)"
        let sent = try curl(
            ["-X", "POST"] + manner + ["\(place)?kind=order&owner=\(designation)\(named)"])
        let id = try #require(
            sent.firstMatch(of: /"id":"([0-9a-f-]{36})"/), "\(sent)\n\(host.log.suffix(2_000))")
        let copy = file.appendingPathExtension("copy")
        _ = try curl(["-o", copy.path, "\(place)/\(id.1)/content"])
        #expect(try Program.run("cmp", file.path, copy.path).status == 0)
    }

    private func curl(_ arguments: [String]) throws -> String {
        let basis = ["curl", "-sS", "-m", "120", "-H", "Expect:"]
        return try Program.run(
            basis + ["-H", "Authorization: Bearer \(token)"] + arguments
        ).output
    }
}

extension Line {
    /// Records a body and a designation as the operator whose token it is.
    fileprivate func createDesignation(token: String) async throws -> String {
        let made = try await createBody(named: "Орган", token: token)
        let body = try #require(made.createdId, "\(made.text)")
        let designated = try await call(
            "POST", "/api/v1/registry/designations",
            body: """
                {"bodyId": "\(body)", "kind": "primary", "validFrom": "2024-01-10",
                 "person": {"surname": {"kk": "Сынақов"}}, "position": {"kk": "директор"}}
                """, headers: ["Authorization": "Bearer \(token)"])
        return try #require(designated.createdId, "\(designated.text)")
    }
}
