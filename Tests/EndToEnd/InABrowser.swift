import Foundation
import Testing

/// What people do, played in a browser, in Kazakh and Russian.
@Suite struct InABrowser {
    @Test(.enabled(if: Edition.areHere, "the real editions are not in ../shared/data"))
    func `an inhabitant finds who answers to a place in three steps`() throws {
        let host = try RunningHost()
        try host.install("registry")
        #expect(try host.start(), "\(host.log)")
        #expect(try host.command("demo", "load").status == 0, "\(host.log)")
        for edition in [Edition.of2022, .of2026] {
            #expect(try host.command("import", "kato", edition.file.path).status == 0)
        }
        try play("finder", on: host)
    }

    @Test(.enabled(if: Axe.isThere, "axe cannot be had from PyPI"))
    func `a ministry collects the list, a reader has a contact mended, and two cards are merged`()
        throws
    {
        let host = try RunningHost()
        try host.install("registry")
        let site = "site.address=https://arna.example.kz"
        #expect(try host.start("--set", site), "\(host.log)")
        #expect(try host.command("demo", "load").status == 0, "\(host.log)")
        for story in ["campaign", "contact", "ngos"] {
            let email = "\(story)@test.invalid"
            let password = try host.command(
                "account", "create", "--email", email, "--role", "operator"
            ).output.trimmingCharacters(in: .whitespacesAndNewlines)
            try play(story, on: host, email, password)
        }
    }

    @Test(.enabled(if: Axe.isThere, "axe cannot be had from PyPI"))
    func `an organisation asks for a card, and an error on it is mended`() throws {
        let host = try RunningHost()
        let server = try MailServer(in: host.folder)
        try server.start()
        try host.install("registry")
        let started = try host.start(
            "--set", "mail.from=arna@ministry.test", "--set", "mail.sendmail=\(server.sendmail)",
            "--set", "site.address=https://arna.example.kz")
        #expect(started, "\(host.log)")
        let email = "registration@test.invalid"
        let password = try host.command(
            "account", "create", "--email", email, "--role", "operator"
        ).output.trimmingCharacters(in: .whitespacesAndNewlines)
        try play("registration", on: host, server.inbox.path, email, password)
    }

    private func play(_ story: String, on host: RunningHost, _ words: String...) throws {
        let played = try Program.run(
            ["/usr/bin/python3", "scripts/lib/browser/\(story).py"]
                + ["http://127.0.0.1:\(host.port)"] + words)
        #expect(played.status == 0, "\(played.output)")
    }
}
