import Foundation
import PluginKit
import PostgresStore
import Testing

@testable import Host

extension IdentityTests {
    @Suite struct SigningIn {
        @Test func `the right password begins a session by which the caller is known`() async throws
        {
            try await IdentityScene.play { scene in
                let id = try await scene.account()
                let begun = try await scene.signIn(" Aigul@Example.KZ ")
                let caller = try await scene.caller(session: begun.sessionToken)
                #expect(caller.account?.id == id)
                #expect(caller.account?.roles == [.operator])
                #expect(
                    caller.account?.permissions == [
                        "books.edit": Holding(.everywhere), "host.imports": Holding(.everywhere),
                    ])
                #expect(caller.session == begun.session)
                #expect(caller.means == .session)
            }
        }

        @Test func `of a session only the digest is kept`() async throws {
            try await IdentityScene.play { scene in
                _ = try await scene.account()
                let begun = try await scene.signIn()
                let kept = try await scene.host.value(
                    "SELECT token_digest FROM platform.sessions WHERE id = \(begun.session.id)",
                    as: Data.self)
                #expect(kept == Secret.digest(of: begun.sessionToken))
                #expect(try await !scene.contents(of: "sessions").contains(begun.sessionToken))
            }
        }

        @Test func `two at once have a session each`() async throws {
            try await IdentityScene.play { scene in
                _ = try await scene.account()
                let still = scene
                async let first = still.signIn()
                async let second = still.signIn()
                let both = try await [first, second]
                #expect(both[0].session.id != both[1].session.id)
                for begun in both {
                    #expect(try await still.caller(session: begun.sessionToken).account != nil)
                }
            }
        }

        @Test func `a wrong password and an unknown address are told the same`() async throws {
            try await IdentityScene.play { scene in
                _ = try await scene.account()
                #expect(try await scene.refusal() == .wrong)
                #expect(try await scene.refusal("nobody@example.kz") == .wrong)
                #expect(try await scene.refusal("nobody@example.kz", "") == .wrong)
            }
        }

        @Test func `an unknown address costs the hashing of a password too`() async throws {
            try await IdentityScene.play {
                $0.passwordCost = PasswordCost(logN: 0)  // which scrypt refuses, so it shows
            } _: { scene in
                await #expect(throws: (any Error).self) {
                    _ = try await scene.refusal("nobody@example.kz")
                }
            }
        }

        @Test func `that an account is disabled is told to who knows its password`() async throws {
            try await IdentityScene.play { scene in
                let id = try await scene.account()
                try await scene.identity.disable(id, by: scene.command)
                #expect(try await scene.refusal() == .wrong)
                #expect(
                    try await scene.refusal("aigul@example.kz", IdentityScene.goodPassword)
                        == .disabled)
            }
        }

        @Test func `an account without a role may not sign in`() async throws {
            try await IdentityScene.play { scene in
                let id = try await scene.account()
                let begun = try await scene.signIn()
                try await scene.identity.revoke(.operator, from: id, by: scene.command)
                let refusal = try await scene.refusal(
                    "aigul@example.kz", IdentityScene.goodPassword)
                #expect(refusal == .withoutRole)
                #expect(try await scene.caller(session: begun.sessionToken).means == .rejected)
            }
        }

        @Test func `a password kept at an older cost is hashed anew`() async throws {
            try await IdentityScene.play { scene in
                _ = try await scene.account()
                var policy = IdentityPolicy()
                policy.passwordCost = PasswordCost(logN: 5)
                let stricter = Identity(
                    database: scene.host, permissions: [], policy: policy,
                    logger: Logger(label: "test"))
                _ = try await stricter.signIn(
                    email: "aigul@example.kz", password: IdentityScene.goodPassword,
                    agency: scene.agency, origin: scene.origin, now: scene.now)
                let kept = try await scene.host.value(
                    "SELECT password FROM platform.accounts", as: String.self)
                #expect(kept?.hasPrefix("scrypt$5$8$1$") == true)
                #expect(
                    try await scene.refusal("aigul@example.kz", IdentityScene.goodPassword) == nil)
            }
        }
    }
}
