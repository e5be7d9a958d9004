import Foundation
import KazakhstanFormats
import PluginKit
import PostgresStore
import Testing

@testable import Host

extension IdentityTests {
    @Suite struct AuditRows {
        @Test(arguments: [
            "UPDATE platform.audit SET action = 'x'", "DELETE FROM platform.audit",
            "DELETE FROM platform.audit WHERE false", "TRUNCATE platform.audit",
        ])
        func `are refused any change, to the host and to the owner`(statement: String) async throws
        {
            try await IdentityScene.play { scene in
                _ = try await scene.account()
                let before = try await scene.contents(of: "audit")
                for role in [scene.host, scene.owner] {
                    let refused = await #expect(throws: PostgresError.self) {
                        try await role.execute(SQL(raw: statement))
                    }
                    #expect(refused?.sqlState == "42501")
                }
                #expect(try await scene.contents(of: "audit") == before)
            }
        }

        @Test func `are gone with the change that was rolled back`() async throws {
            struct Second: Error {}
            try await IdentityScene.play { scene in
                let entry = scene.command.entry("books.book.lent", of: nil)
                try? await scene.host.withTransaction { transaction in
                    try await PostgresAudit().write(entry, in: transaction)
                    throw Second()
                }
                let actions = try await scene.actions
                #expect(actions.isEmpty)
            }
        }

        @Test func `tell who, when, from where, before and after`() async throws {
            try await IdentityScene.play { scene in
                let chief = try await scene.account("chief@example.kz", roles: [.administrator])
                let other = try await scene.account()
                try await scene.identity.grant(.auditor, to: other, by: scene.author(chief))
                let rows = try await PostgresAudit().rows(
                    agency: scene.agency.id, paging: Paging(perPage: 1), in: scene.host)
                let row = try #require(rows.items.first)
                #expect(row.action == "host.role.granted")
                #expect(row.account == chief)
                #expect(row.email == "chief@example.kz")
                #expect(row.subject == other)
                #expect(row.before == nil)
                #expect(row.after == #"{"role": "auditor"}"#)
                #expect(row.address == "192.0.2.7")
                #expect(row.requestId == "test12345")
                #expect(abs(row.at.timeIntervalSinceNow) < 60)
            }
        }

        @Test func `are found by actor, action, subject and day`() async throws {
            try await IdentityScene.play { scene in
                let chief = try await scene.account("chief@example.kz", roles: [.administrator])
                let other = try await scene.account()
                try await scene.identity.grant(.auditor, to: other, by: scene.author(chief))

                func actions(_ change: (inout AuditFilter) -> Void) async throws -> [String] {
                    var filter = AuditFilter()
                    change(&filter)
                    return try await PostgresAudit().rows(
                        filter, agency: scene.agency.id, paging: Paging(), in: scene.host
                    ).items.map(\.action)
                }
                #expect(try await actions { $0.action = "host.role" } == ["host.role.granted"])
                #expect(try await actions { $0.action = "host.rol" }.isEmpty)
                #expect(
                    try await actions { $0.email = "Chief@example.kz" }.first == "host.role.granted"
                )
                #expect(try await actions { $0.subject = other }.contains("host.account.created"))
                let today = Day.today()
                #expect(
                    try await actions {
                        ($0.from, $0.to) = (today.adding(days: -1), today.adding(days: 1))
                    }.count == 7)
                #expect(try await actions { $0.from = today.adding(days: 2) }.isEmpty)
            }
        }

        @Test func `hold no secret, nor what was typed for an address`() async throws {
            try await IdentityScene.play { scene in
                let (id, first) = try await scene.identity.createAccount(
                    email: "aigul@example.kz", name: "Айгүл", roles: [.operator], by: scene.command)
                let begun = try await scene.signIn("aigul@example.kz", first.text)
                let changed = try await scene.change(
                    first.text, to: IdentityScene.goodPassword, in: begun)
                let (_, token) = try await scene.identity.createToken(
                    for: id, name: "nightly", by: scene.command)
                _ = try await scene.refusal("my secret in the wrong field", "guessed one")
                let reset = try await scene.identity.resetPassword(of: id, by: scene.command)
                try await scene.identity.disable(id, by: scene.command)

                let audit = try await scene.contents(of: "audit")
                for secret in [
                    first.text, begun.sessionToken, changed.sessionToken,
                    IdentityScene.goodPassword,
                    token.text, reset.text, "guessed one", "my secret", "scrypt$",
                ] {
                    #expect(!audit.contains(secret))
                }
                #expect(
                    try await scene.actions == [
                        "host.account.created", "host.signIn.succeeded",
                        "host.account.passwordChanged",
                        "host.token.created", "host.signIn.failed", "host.account.passwordReset",
                        "host.account.disabled",
                    ])
            }
        }
    }

    @Suite struct Platform {
        @Test func `the ministry is the agency that exists, in three languages`() async throws {
            try await IdentityScene.play { scene in
                let rows = try await scene.host.rows(
                    "SELECT id, slug, name_kk, name_ru, name_en FROM platform.agencies",
                    as: (UUID, String, String, String, String).self)
                #expect(rows.map(\.0) == [IdentityScene.ministry])
                #expect(rows.map(\.1) == ["ministry"])
            }
        }

        @Test func `the agency of a request is none where it is not set, and never an error`()
            async throws
        {
            try await IdentityScene.play { scene in
                let agency = scene.host.with(settings: [
                    ("arna.agency", IdentityScene.ministry.uuidString)
                ])
                let question: SQL = "SELECT platform.agency()"
                let set = try await agency.value(question, as: UUID?.self)
                let unset = try await scene.host.value(question, as: UUID?.self)
                #expect(set == .some(IdentityScene.ministry))
                #expect(unset == .some(nil))
            }
        }

        @Test func `the host deletes no account`() async throws {
            try await IdentityScene.play { scene in
                _ = try await scene.account()
                let refused = await #expect(throws: PostgresError.self) {
                    try await scene.host.execute("DELETE FROM platform.accounts")
                }
                #expect(refused?.sqlState == "42501")
            }
        }
    }
}
