import Foundation
import KazakhstanFormats
import Testing

/// Where the links of letters lead, in a browser, from letters that a mail server has taken.
@Suite struct LinksOfLetters {
    @Test(.enabled(if: Axe.isThere, "axe cannot be had from PyPI"))
    func `officials answer for their contacts, and bodies acknowledge a material`() async throws {
        let host = try RunningHost()
        let server = try MailServer(in: host.folder)
        try server.start()
        try host.install("registry")
        let token = try makeOperator(host)
        #expect(try start(host, server), "\(host.log)")
        let ministry = Ministry(line: host.line, token: token)
        for name in ["right-kk", "changed-kk", "right-ru", "changed-ru"] {
            try await ministry.designate(name)
        }
        try await ministry.sendMaterial()
        // What was due yesterday is done when the host starts.
        _ = try host.query("UPDATE platform.job_times SET at = at - interval '1 day'")
        host.stop()
        #expect(try start(host, server), "\(host.log)")
        let haveCome = try await eventually { server.headers("To").count == 8 }
        #expect(haveCome, "\(server.headers("To")): \(host.log)")
        let played = try Program.run(
            "/usr/bin/python3", "scripts/lib/browser/letters.py", "http://127.0.0.1:\(host.port)",
            server.inbox.path)
        #expect(played.status == 0, "\(played.output)")
    }

    private func start(_ host: RunningHost, _ server: MailServer) throws -> Bool {
        let today = String(Day.today().iso8601.suffix(5))
        return try host.start(
            "--set", "mail.from=arna@ministry.test", "--set", "mail.sendmail=\(server.sendmail)",
            "--set", "site.address=https://arna.example.kz",
            "--set", "registry.contacts.askOn=\(today)")
    }
}

/// Prepares by the API what the letters are about.
private struct Ministry {
    let line: Line
    let token: String

    func designate(_ name: String) async throws {
        let body = try #require(
            try await line.createBody(named: "Орган \(name)", token: token).createdId)
        _ = try await made(
            "designations",
            """
            {"bodyId": "\(body)", "kind": "primary", "validFrom": "2024-01-10", "published": true,
             "person": {"surname": {"kk": "Сынақов", "ru": "Пробный"}, "givenName": {"kk": "Үлгі"}},
             "position": {"kk": "директор", "ru": "директор"}, "rank": "central.deputyDirector",
             "contacts": [{"kind": "email", "value": "\(name)@mail.test", "public": true}]}
            """)
    }

    /// Its first edition, with a file, to all bodies.
    func sendMaterial() async throws {
        let material = try await made(
            "materials",
            #"{"kind": "recommendation", "title": {"kk": "Ұсынымдар", "ru": "Рекомендации"}}"#)
        let edition = try await made(
            "materials/\(material)/editions",
            #"{"number": 1, "inForceFrom": "2020-01-01", "note": {"kk": "Бірінші басылым"}}"#)
        let file = "files?kind=materialKazakh&owner=\(edition)&name=usynym.pdf"
        _ = try await made(file, "%PDF-1.7\n% ұсыным\n", type: "application/pdf")
        let path = "material-editions/\(edition)"
        let seen = try await call("GET", path)
        let tag = try #require(seen.headers["etag"])
        let published = try await call("POST", "\(path)/publication", "{}", ["If-Match": tag])
        try #require(published.status == 200, "\(published.text)")
        let sent = try await call("POST", "\(path)/sending", "{}")
        try #require((200...202).contains(sent.status), "\(sent.text)")
    }

    private func made(
        _ path: String, _ body: String, type: String = "application/json"
    ) async throws -> String {
        let answer = try await call("POST", path, body, ["Content-Type": type])
        return try #require(answer.createdId, "\(answer.text)")
    }

    private func call(
        _ method: String, _ path: String, _ body: String? = nil, _ headers: [String: String] = [:]
    ) async throws -> Line.Answer {
        try await line.call(
            method, "/api/v1/registry/\(path)", body: body,
            headers: headers.merging(["Authorization": "Bearer \(token)"]) { $1 })
    }
}
