import Foundation
import Testing

/// Letters of a real host, through a real mail server.
@Suite(.serialized) struct LettersByMail {
    @Test func `all arrive once and in their order, although server and host were away`()
        async throws
    {
        let host = try RunningHost()
        let server = try MailServer(in: host.folder)
        #expect(try start(host, server))
        try write(1...12, in: host)
        let isTried = try await eventually {
            try host.query("SELECT count(*) FROM platform.letters WHERE reason IS NOT NULL") != [
                "0"
            ]
        }
        #expect(isTried, "\(host.log)")
        host.kill()
        try server.start()
        #expect(try start(host, server))
        #expect(try await nothingWaits(in: host))
        #expect(server.headers("To") == (1...12).map { "<reader\($0)@mail.test>" })
        #expect(Set(server.headers("Message-ID")).count == 12)
        let left = try host.query(
            "SELECT count(*) FROM platform.letters WHERE outcome <> 'sent' OR body IS NOT NULL")
        #expect(left == ["0"])
        #expect(!host.log.contains("reader1"), "addresses are in no log")
    }

    @Test func `none is lost or comes twice where the host is killed in the midst`() async throws {
        let host = try RunningHost()
        let server = try MailServer(in: host.folder)
        try server.start()
        var kills = 0
        #expect(try start(host, server))
        try write(1...80, in: host)
        for least in [5, 25] {
            let isBusy = try await eventually { server.headers("To").count >= least }
            #expect(isBusy, "\(host.log)")
            host.kill()
            kills += 1
            #expect(try start(host, server))
        }
        #expect(try await nothingWaits(in: host))
        let arrived = server.headers("Message-ID")
        #expect(Set(arrived).count == arrived.count)
        let unclear = try host.query(
            "SELECT message_id FROM platform.letters WHERE outcome = 'unclear'")
        #expect(unclear.count <= kills)
        let sent = try host.query("SELECT message_id FROM platform.letters WHERE outcome = 'sent'")
        #expect(sent.count + unclear.count == 80)
        #expect(sent.allSatisfy { id in arrived.contains { $0.contains(id) } })
        let listed = try host.command("mail")
        #expect(listed.output.contains("sent \(sent.count)  stuck \(unclear.count)"))
    }

    @Test func `a recipient whom the server refuses waits for an operator`() async throws {
        let host = try RunningHost()
        let server = try MailServer(in: host.folder)
        try server.start()
        #expect(try start(host, server))
        try write(1...1, to: "nobody", in: host)
        #expect(try await nothingWaits(in: host))
        let listed = try host.command("mail", "--json")
        #expect(listed.output.contains(#""state":"refused""#), "\(listed.output)")
        #expect(try host.command("mail", "cancel", "1").status == 0)
        #expect(try host.query("SELECT outcome FROM platform.letters") == ["cancelled"])
        #expect(try host.command("mail", "again", "1").status != 0)
    }

    private func start(_ host: RunningHost, _ server: MailServer) throws -> Bool {
        try host.start(
            "--set", "mail.from=arna@ministry.test", "--set", "mail.sendmail=\(server.sendmail)")
    }

    /// Letters as plugins write them.
    private func write(
        _ numbers: ClosedRange<Int>, to name: String = "reader", in host: RunningHost
    ) throws {
        let suffix = name == "nobody" ? "''" : "number"
        _ = try host.query(
            """
            INSERT INTO platform.letters (kind, message_id, agency_id, request_id, asked_at, until, languages,
                recipient, subject, body)
            SELECT 'counting.letter', gen_random_uuid(), a.id, 'test', now(), now() + interval '1 day',
                '{kk}', '\(name)' || \(suffix) || '@mail.test', 'Сынақ хаты', 'Сәлеметсіз бе!'
            FROM generate_series(\(numbers.lowerBound), \(numbers.upperBound)) AS number,
                (SELECT id FROM platform.agencies LIMIT 1) AS a
            ORDER BY number
            """)
    }

    private func nothingWaits(in host: RunningHost) async throws -> Bool {
        try await eventually {
            try host.query("SELECT count(*) FROM platform.letters WHERE ended_at IS NULL") == ["0"]
        }
    }
}
