import Foundation
import KazakhstanFormats
import PluginKit
import PluginTesting
import Testing

@testable import Registry

/// An operator of one oblast goes away and names a reader as substitute. Days are told from today on.
@Suite struct `A substitute` {
    private struct Leave {
        let scene: TwoOblasts
        let chief: Browser
        let chiefEmail: String
        let substitute: Client
        let substituteEmail: String

        func day(_ days: Int) throws -> String {
            Day.today(now: scene.arna.clock.now).adding(days: days).iso8601
        }

        func delegate(
            from first: Int = 0, until last: Int = 7, role: String = "", to email: String? = nil
        ) async throws -> Answer {
            try await chief.fill(
                "/en/delegations/new",
                [
                    ("email", email ?? substituteEmail), ("role", role),
                    ("from", try day(first)), ("until", try day(last)),
                ])
        }

        func record(kind: String = "deputy", in body: String) async throws -> Answer {
            try await substitute.post(
                "\(api)/designations", Records.designation(of: body, kind: kind))
        }
    }

    private func onLeave(_ test: (Leave) async throws -> Void) async throws {
        try await TwoOblasts.open { scene in
            let unit = try #require(UUID(uuidString: scene.mine.akimat))
            let chief = try await scene.arna.browser(.operator, for: unit)
            let chiefEmail = try await scene.latestEmail()
            let substitute = try await scene.arna.program(.reader, for: unit)
            try await test(
                Leave(
                    scene: scene, chief: chief, chiefEmail: chiefEmail, substitute: substitute,
                    substituteEmail: try await scene.latestEmail()))
        }
    }

    @Test func `has the roles for the same bodies, and both names stand in the audit`() async throws
    {
        try await onLeave { leave in
            #expect(try await leave.record(in: leave.scene.mine.akimat).status == 403)
            let named = try await leave.delegate()
            #expect(named.status == 200 && named.text.contains("Running"), "\(named.text)")
            let made = try await leave.record(in: leave.scene.mine.akimat)
            #expect(made.status == 201, "\(made.text)")
            #expect(try await leave.record(in: leave.scene.others.akimat).status == 403)
            let both = try await leave.scene.arna.owner.row(
                """
                SELECT who.email, giver.email FROM platform.audit a
                JOIN platform.accounts who ON who.id = a.account_id
                JOIN platform.accounts giver ON giver.id = ANY (a.acting_for)
                WHERE a.subject = \(made.json["id"]?.string)::uuid
                """, as: (String, String).self)
            #expect(both?.0 == leave.substituteEmail)
            #expect(both?.1 == leave.chiefEmail)
            let auditor = try await leave.scene.arna.browser(.auditor)
            let page = try await auditor.open("/en/audit").text
            #expect(page.contains("acting for \(leave.chiefEmail)"))
        }
    }

    @Test func `begins on its first day and ends after the last by itself`() async throws {
        try await onLeave { leave in
            let coming = try await leave.delegate(from: 2, until: 3)
            #expect(coming.text.contains("Not begun yet"), "\(coming.text)")
            for isRunning in [false, false, true, true, false] {
                let answer = try await leave.record(in: leave.scene.mine.akimat)
                #expect(answer.status == (isRunning ? 201 : 403))
                leave.scene.arna.clock.advance(by: 86_400)
            }
        }
    }

    @Test func `is let go early by the one who named them`() async throws {
        try await onLeave { leave in
            let page = try await leave.delegate()
            let id = try #require(
                page.text.firstMatch(of: /delegations\/([0-9a-f-]{36})\/ending/)?.1)
            let ended = try await leave.chief.fill(
                "/en/delegations", to: "/en/delegations/\(id)/ending", [])
            #expect(ended.status == 200 && ended.text.contains("Over"))
            #expect(try await leave.record(in: leave.scene.mine.akimat).status == 403)
            let actions = try await leave.scene.arna.owner.rows(
                "SELECT action FROM platform.audit WHERE action LIKE 'host.delegation.%' ORDER BY id",
                as: String.self)
            #expect(actions == ["host.delegation.given", "host.delegation.ended"])
        }
    }

    @Test func `loses what the one stood in for loses, and passes nothing on`() async throws {
        try await onLeave { leave in
            _ = try await leave.delegate()
            #expect(try await leave.record(in: leave.scene.mine.akimat).status == 201)
            _ = try await leave.scene.arna.owner.execute(
                """
                UPDATE platform.accounts SET disabled_at = now() WHERE email = \(leave.chiefEmail)
                """)
            #expect(try await leave.record(in: leave.scene.mine.akimat).status == 403)
        }
    }

    @Test func `with rights of their own acts in their own name`() async throws {
        try await onLeave { leave in
            let unit = try #require(UUID(uuidString: leave.scene.others.akimat))
            let colleague = try await leave.scene.arna.program(.operator, for: unit)
            let named = try await leave.delegate(to: try await leave.scene.latestEmail())
            #expect(named.status == 200)
            var givers: [Int] = []
            for body in [leave.scene.others.akimat, leave.scene.mine.akimat] {
                let made = try await colleague.post(
                    "\(api)/designations", Records.designation(of: body, kind: "deputy"))
                #expect(made.status == 201, "\(made.text)")
                givers += try await leave.scene.arna.owner.rows(
                    """
                    SELECT coalesce(cardinality(acting_for), 0) FROM platform.audit
                    WHERE subject = \(made.json["id"]?.string)::uuid
                    """, as: Int.self)
            }
            #expect(givers == [0, 1])
        }
    }

    @Test(arguments: [
        ("oneself", "This is the account itself"), ("role", "does not have this role"),
        ("unknown", "There is no account with this e-mail"), ("long", "a year at most"),
        ("past", "The last day is over"), ("reversed", "before the first"),
    ])
    func `is named only as it can be`(what: String, message: String) async throws {
        try await onLeave { leave in
            let answer =
                switch what {
                case "oneself": try await leave.delegate(to: leave.chiefEmail)
                case "unknown": try await leave.delegate(to: "nobody@example.kz")
                case "role": try await leave.delegate(role: "auditor")
                case "long": try await leave.delegate(until: 400)
                case "past": try await leave.delegate(from: -3, until: -1)
                default: try await leave.delegate(from: 3, until: 1)
                }
            #expect(answer.status == 422)
            #expect(answer.text.contains(message), "\(answer.text)")
        }
    }

    @Test func `can hand nothing on, for they hold nothing of their own`() async throws {
        try await onLeave { leave in
            _ = try await leave.delegate()
            _ = try await leave.scene.arna.program(.reader)
            let email = try await leave.scene.latestEmail()
            _ = try await leave.scene.arna.owner.execute(
                """
                UPDATE platform.account_roles r SET ended_at = r.granted_at FROM platform.accounts a
                WHERE a.id = r.account_id AND a.email = \(leave.substituteEmail)
                """)
            #expect(try await leave.record(in: leave.scene.mine.akimat).status == 201)
            let administrator = try await leave.scene.arna.browser(.administrator)
            let substitute = try #require(
                try await leave.scene.arna.owner.value(
                    "SELECT id::text FROM platform.accounts WHERE email = \(leave.substituteEmail)",
                    as: String.self))
            let refused = try await administrator.fill(
                "/en/accounts/\(substitute)/delegations/new",
                [
                    ("email", email), ("role", ""), ("from", try leave.day(0)),
                    ("until", try leave.day(1)),
                ])
            #expect(refused.status == 422)
            #expect(refused.text.contains("There is no role to hand over"))
        }
    }

    @Test func `is named by an administrator for somebody who is ill`() async throws {
        try await onLeave { leave in
            let administrator = try await leave.scene.arna.browser(.administrator)
            let chief = try #require(
                try await leave.scene.arna.owner.value(
                    "SELECT id::text FROM platform.accounts WHERE email = \(leave.chiefEmail)",
                    as: String.self))
            let page = try await administrator.fill(
                "/kk/accounts/\(chief)/delegations/new",
                [
                    ("email", leave.substituteEmail), ("role", "operator"),
                    ("from", try leave.day(0)), ("until", try leave.day(0)),
                ])
            #expect(page.status == 200 && page.text.contains("Жүріп жатыр"), "\(page.text)")
            #expect(try await leave.record(in: leave.scene.mine.akimat).status == 201)
            let stranger = try await leave.scene.arna.browser(.reader)
            let id = try #require(
                page.text.firstMatch(of: /delegations\/([0-9a-f-]{36})\/ending/)?.1)
            let refused = try await stranger.fill(
                "/en/delegations", to: "/en/delegations/\(id)/ending", [])
            #expect(refused.status == 404)
        }
    }
}
