import Foundation
import PluginKit
import PostgresStore
import Testing

@testable import Host

extension IdentityTests {
    @Suite struct AccountsAndRoles {
        @Test func `an address can be taken once, however it is written`() async throws {
            try await IdentityScene.play { scene in
                _ = try await scene.account("aigul@example.kz")
                let refused = await #expect(throws: InvalidFields.self) {
                    try await scene.identity.createAccount(
                        email: "AIGUL@example.kz", name: "Айгүл", roles: [], by: scene.command)
                }
                #expect(refused?.problems.map(\.code) == ["taken"])
            }
        }

        @Test(arguments: [
            "", "aigul", "aigul@", "@example.kz", "a b@example.kz", "айгүл@example.kz",
        ])
        func `what is no address is refused`(email: String) async throws {
            try await IdentityScene.play { scene in
                await #expect(throws: InvalidFields.self) {
                    try await scene.identity.createAccount(
                        email: email, name: "Айгүл", roles: [], by: scene.command)
                }
            }
        }

        @Test func `disabling ends sessions and tokens at once, and enabling revives none`()
            async throws
        {
            try await IdentityScene.play { scene in
                let id = try await scene.account()
                let begun = try await scene.signIn()
                let (_, token) = try await scene.identity.createToken(
                    for: id, name: "export", by: scene.command)
                #expect(try await scene.caller(bearer: token.text).means == .token)

                try await scene.identity.disable(id, by: scene.command)
                #expect(try await scene.caller(session: begun.sessionToken).means == .rejected)
                #expect(try await scene.caller(bearer: token.text).means == .rejected)

                try await scene.identity.enable(id, by: scene.command)
                #expect(try await scene.caller(session: begun.sessionToken).means == .rejected)
                #expect(try await scene.caller(bearer: token.text).means == .rejected)
                _ = try await scene.signIn()
            }
        }

        @Test func `the last administrator stays, but for the command line`() async throws {
            try await IdentityScene.play { scene in
                let chief = try await scene.account("chief@example.kz", roles: [.administrator])
                let page = scene.author(chief)
                await #expect(throws: LastAdministrator.self) {
                    try await scene.identity.disable(chief, by: page)
                }
                await #expect(throws: LastAdministrator.self) {
                    try await scene.identity.revoke(.administrator, from: chief, by: page)
                }
                let second = try await scene.account("second@example.kz", roles: [.administrator])
                try await scene.identity.disable(second, by: page)
                await #expect(throws: LastAdministrator.self) {
                    try await scene.identity.disable(chief, by: page)
                }
                try await scene.identity.disable(chief, by: scene.command)
                #expect(
                    try await scene.identity.accountRecord(chief, agency: scene.agency.id)
                        .disabledAt == scene.now)
            }
        }

        @Test func `two administrators cannot disable each other at once`() async throws {
            try await IdentityScene.play { scene in
                let one = try await scene.account("one@example.kz", roles: [.administrator])
                let two = try await scene.account("two@example.kz", roles: [.administrator])
                let still = scene
                for _ in 1...10 {
                    async let first: Void? = try? still.identity.disable(two, by: still.author(one))
                    async let second: Void? = try? still.identity.disable(
                        one, by: still.author(two))
                    let done = await [first, second].filter { $0 != nil }
                    #expect(done.count == 1)
                    try await scene.identity.enable(one, by: scene.command)
                    try await scene.identity.enable(two, by: scene.command)
                }
            }
        }

        @Test func `two hosts that start at once make one first administrator`() async throws {
            try await IdentityScene.play { scene in
                let still = scene
                let made = try await withThrowingTaskGroup(of: ShownOnce?.self) { group in
                    for _ in 1...2 {
                        group.addTask {
                            try await still.identity.createFirstAdministrator(
                                email: "admin@arna.local", name: "Administrator", by: still.command)
                        }
                    }
                    return try await group.reduce(into: []) { $0.append($1) }.compactMap { $0 }
                }
                try #require(made.count == 1)
                let begun = try await scene.signIn("admin@arna.local", made[0].text)
                #expect(begun.account.roles == [.administrator])
                #expect(
                    try await scene.identity.createFirstAdministrator(
                        email: "other@arna.local", name: "Other", by: scene.command) == nil)
            }
        }

        @Test func `a role that was taken away ends and can be given again`() async throws {
            try await IdentityScene.play { scene in
                let id = try await scene.account()
                try await scene.identity.grant(.auditor, to: id, by: scene.author(id))
                try await scene.identity.grant(.auditor, to: id, by: scene.author(id))
                try await scene.identity.revoke(.auditor, from: id, by: scene.command)
                try await scene.identity.grant(.auditor, to: id, by: scene.command)
                let record = try await scene.identity.accountRecord(id, agency: scene.agency.id)
                #expect(record.roles == [.operator, .auditor])
                let held = try await scene.host.rows(
                    """
                    SELECT granted_by IS NULL, ended_at IS NULL FROM platform.account_roles
                    WHERE role = 'auditor' ORDER BY ended_at NULLS LAST
                    """, as: (Bool, Bool).self)
                #expect(held.map(\.0) == [false, true])
                #expect(held.map(\.1) == [false, true])
                let grants = try await scene.actions.filter { $0.hasPrefix("host.role.") }
                #expect(grants == ["host.role.granted", "host.role.revoked", "host.role.granted"])
            }
        }

        @Test func `a role can be given for units, each once, but not to who runs or audits`()
            async throws
        {
            try await IdentityScene.play { scene in
                let (one, two) = (UUID(), UUID())
                let (id, _) = try await scene.identity.createAccount(
                    email: "aigul@example.kz", name: "Айгүл", roles: [], by: scene.command)
                for unit in [one, one, two, nil] {
                    try await scene.identity.grant(.reader, for: unit, to: id, by: scene.command)
                }
                let held = try await scene.identity.roles(of: id, agency: scene.agency.id)
                #expect(held.count == 3 && Set(held.map(\.unit)) == [one, two, nil])
                for role in [Role.administrator, .auditor] {
                    await #expect(throws: InvalidFields.self) {
                        try await scene.identity.grant(role, for: one, to: id, by: scene.command)
                    }
                }
                try await scene.identity.revoke(.reader, for: one, from: id, by: scene.command)
                let left = try await scene.identity.roles(of: id, agency: scene.agency.id)
                #expect(left.count == 2 && Set(left.map(\.unit)) == [two, nil])
            }
        }

        @Test func `accounts are found by a part of name or address`() async throws {
            try await IdentityScene.play { scene in
                for number in 1...3 { _ = try await scene.account("a\(number)@example.kz") }
                let all = try await scene.identity.accounts(
                    agency: scene.agency.id, paging: Paging(page: 2, perPage: 2))
                #expect(all.total == .exact(3))
                #expect(all.items.count == 1)
                let found = try await scene.identity.accounts(
                    matching: "A2@", agency: scene.agency.id, paging: Paging())
                #expect(found.items.map(\.email) == ["a2@example.kz"])
                let none = try await scene.identity.accounts(
                    matching: "%", agency: scene.agency.id, paging: Paging())
                #expect(none.items.isEmpty)
            }
        }

        @Test func `an account that does not exist is missing`() async throws {
            try await IdentityScene.play { scene in
                await #expect(throws: NoSuchAccount.self) {
                    try await scene.identity.disable(UUID(), by: scene.command)
                }
                await #expect(throws: NoSuchAccount.self) {
                    _ = try await scene.identity.account(withEmail: "nobody@example.kz")
                }
            }
        }
    }
}

@Suite struct RightsOfRoles {
    private let rights = Rights(
        Permission.ofHost + [
            IdentityScene.edit,
            Permission("books.see", label: "books.see", granted: [.reader, .operator]),
        ])

    private func held(_ roles: [Role]) -> Set<String> {
        Set(rights.permissions(of: roles.map { RoleGrant(role: $0) }).keys)
    }

    @Test func `an administrator may all, an auditor only what says so`() {
        #expect(held([.administrator]).count == Permission.ofHost.count + 2)
        #expect(held([.auditor]) == ["host.accounts.read", "host.audit.read"])
        #expect(held([.reader]) == ["books.see"])
        #expect(held([]) == [])
    }

    @Test func `a role for a unit gives only what is asked for by unit`() {
        let rights = Rights([
            Permission("books.edit", label: "books.edit", granted: [.operator], perUnit: true),
            Permission("books.all", label: "books.all", granted: [.operator]),
        ])
        let (one, two, giver) = (UUID(), UUID(), UUID())
        let scoped = RoleGrant(role: .operator, unit: one)
        #expect(rights.permissions(of: [scoped]) == ["books.edit": Holding(.below([one]))])
        let twice = rights.permissions(of: [scoped, RoleGrant(role: .operator, unit: two)])
        #expect(twice["books.edit"]?.reach == .below([one, two]))
        let asSubstitute = rights.permissions(
            of: [scoped, RoleGrant(role: .operator, unit: nil, giver: giver)])
        #expect(asSubstitute["books.edit"]?.own == .below([one]))
        #expect(asSubstitute["books.edit"]?.reach == .everywhere)
        #expect(asSubstitute["books.all"]?.own == nil)
        #expect(asSubstitute["books.all"]?.delegated == [giver: .everywhere])
    }

    @Test func `roles add up`() {
        let both = held([.reader, .auditor])
        #expect(both == ["books.see", "host.accounts.read", "host.audit.read"])
    }
}
