import PluginKit
import PluginTesting
import Testing

/// Signing in, as a person and as a program.
@Suite struct AccountTests {
    @Test func `a person signs in, and out again`() async throws {
        try await Arna.with([.publications]) { arna async throws in
            let browser = try await arna.browser(.administrator)
            #expect(try await browser.open("/kk/accounts").status == 200)
            let page = try await browser.fill("/kk/accounts", to: "/kk/signout", [])
            #expect(page.status == 200)
            #expect(try await browser.open("/kk/accounts").text.contains("name=\"password\""))
        }
    }

    @Test func `an administrator makes an account, and its first password must be changed`()
        async throws
    {
        try await Arna.with([.publications]) { arna async throws in
            let administrator = try await arna.browser(.administrator)
            let page = try await administrator.fill(
                "/en/accounts/new",
                [("email", "dana@example.kz"), ("name", "Dana"), ("role", "operator")])
            #expect(page.status == 200, "\(page.text)")
            let shown = page.text.firstMatch(of: /one-time">([^<]+)</).map { String($0.1) }
            let password = try #require(shown)

            let dana = arna.browser
            try await dana.signIn(email: "dana@example.kz", password: password)
            #expect(try await dana.open("/en/publications/new").text.contains("name=\"repeated\""))
            let changed = try await dana.fill(
                "/en/password",
                [
                    ("current", password), ("new", "a long road to Oskemen"),
                    ("repeated", "a long road to Oskemen"),
                ])
            #expect(changed.status == 200)
            #expect(try await dana.open("/en/publications/new").text.contains("name.kk"))
        }
    }

    @Test func `an administrator gives a role and takes it away`() async throws {
        try await Arna.with([.publications]) { arna async throws in
            let administrator = try await arna.browser(.administrator)
            let program = try await arna.program(.reader)
            let found = try await arna.owner.value(
                """
                SELECT a.id::text FROM platform.accounts a JOIN platform.account_roles r
                ON r.account_id = a.id WHERE r.role = 'reader'
                """, as: String.self)
            let page = "/en/accounts/\(try #require(found))"
            let path = "/api/v1/publications/publications"
            let example: JSON = ["name": ["kk": "Есеп"], "publishedOn": "2026-03-20"]
            #expect(try await program.post(path, example).status == 403)
            let given = try await administrator.fill(
                "\(page)/roles/new", [("role", "operator"), ("unit", "")])
            #expect(given.text.contains("The whole agency"), "\(given.text)")
            #expect(try await program.post(path, example).status == 201)
            let grants = given.text.matches(of: /roles\/([0-9a-f-]{36})\/ending/).map { $0.1 }
            #expect(grants.count == 2)
            let unknown = try await administrator.fill(
                "\(page)/roles/new",
                [("role", "operator"), ("unit", "01990000-0000-7000-8000-000000000077")])
            #expect(unknown.status == 422 && unknown.text.contains("There is no such body"))
            for grant in grants {
                _ = try await administrator.fill(page, to: "\(page)/roles/\(grant)/ending", [])
            }
            #expect(try await program.post(path, example).status == 401)
        }
    }

    @Test func `nobody stands in for somebody until a substitute is named`() async throws {
        try await Arna.with([.publications]) { arna async throws in
            let browser = try await arna.browser(.reader)
            for language in ["kk", "ru", "en"] {
                for page in ["delegations", "delegations/new"] {
                    let answer = try await browser.open("/\(language)/\(page)")
                    #expect(answer.status == 200)
                    #expect(!answer.text.contains("host."), "a text is missing")
                }
            }
            #expect(
                try await arna.browser.open("/en/delegations").text.contains("name=\"password\""))
        }
    }

    @Test func `disabling an account ends its sessions and tokens at once`() async throws {
        try await Arna.with([.publications]) { arna async throws in
            let administrator = try await arna.browser(.administrator)
            let program = try await arna.program(.operator)
            let path = "/api/v1/publications/publications"
            let example: JSON = ["name": ["kk": "Есеп"], "publishedOn": "2026-03-20"]
            #expect(try await program.post(path, example).status == 201)
            let id = try await arna.owner.value(
                """
                SELECT a.id::text FROM platform.accounts a JOIN platform.account_roles r
                ON r.account_id = a.id WHERE r.role = 'operator'
                """, as: String.self)
            let account = try #require(id)
            let page = try await administrator.fill(
                "/en/accounts/\(account)", to: "/en/accounts/\(account)/disabling", [])
            #expect(page.status == 200)
            #expect(try await program.post(path, example).status == 401)
        }
    }

    @Test func `an auditor reads the audit and nothing else`() async throws {
        try await Arna.with([.publications]) { arna async throws in
            let auditor = try await arna.browser(.auditor)
            #expect(try await auditor.open("/kk/audit").status == 200)
            #expect(try await auditor.open("/kk/accounts/new").status == 403)
            #expect(try await auditor.open("/kk/publications/new").status == 403)
            #expect(try await auditor.open("/kk/imports").status == 403)
        }
    }

    @Test func `a write of a session without the token of our own pages is refused`() async throws {
        try await Arna.with([.publications]) { arna async throws in
            let browser = try await arna.browser(.operator)
            let answer = try await browser.post(
                "/api/v1/publications/publications",
                ["name": ["kk": "Есеп"], "publishedOn": "2026-03-20"])
            #expect(answer.status == 403)
        }
    }
}
