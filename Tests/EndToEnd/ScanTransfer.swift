import Foundation
import Testing

/// The way of a scan to a host and back, by a program that streams it.
struct ScanTransfer {
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

    private var place: String { "http://127.0.0.1:\(host.port)/api/v1/registry/files" }

    /// How a program may send a file.
    enum Manner: CaseIterable {
        /// In a form, as a browser does.
        case form
        /// As the body, its length told in advance.
        case body
        /// As the body, of a length that is not known yet.
        case chunks
    }

    /// The command that sends the scan.
    func sending(_ file: URL, _ manner: Manner, _ options: String...) -> [String] {
        let body =
            switch manner {
            case .form: ["-F", "file=@\(file.path);type=application/pdf"]
            case .body: ["-T", file.path, "-H", "Content-Type: application/pdf"]
            case .chunks:
                [
                    "-T", file.path, "-H", "Content-Type: application/pdf", "-H",
                    "Transfer-Encoding: chunked",
                ]
            }
        let named = manner == .form ? "" : "&name=\(file.lastPathComponent)"
        return curl + ["-X", "POST"] + body + options
            + ["\(place)?kind=order&owner=\(designation)\(named)"]
    }

    /// Sends the scan, fetches it and compares the two.
    func pass(_ file: URL, _ manner: Manner) throws {
        let sent = try Program.run(sending(file, manner)).output
        let id = try #require(
            sent.firstMatch(of: /"id":"([0-9a-f-]{36})"/), "\(sent)\n\(host.log.suffix(2_000))")
        let copy = file.appendingPathExtension("copy")
        _ = try Program.run(curl + ["-o", copy.path, "\(place)/\(id.1)/content"])
        #expect(try Program.run("cmp", file.path, copy.path).status == 0)
    }

    /// How many scans the designation has; nil where that is not told.
    func count() async throws -> Int? {
        let listed = try await host.line.call(
            "GET", "/api/v1/registry/files?kind=order&owner=\(designation)",
            headers: ["Authorization": "Bearer \(token)"])
        return listed.text.firstMatch(of: /"total":([0-9]+)/).flatMap { Int($0.1) }
    }

    private var curl: [String] {
        ["curl", "-sS", "-m", "120", "-H", "Expect:", "-H", "Authorization: Bearer \(token)"]
    }
}

extension Line {
    /// Records a body and a designation as the operator whose token it is.
    func createDesignation(token: String) async throws -> String {
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
