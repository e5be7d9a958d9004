import Foundation
import PluginKit
import PostgresStore
import Testing

@testable import Host

extension IdentityTests {
    @Suite struct BearerTokens {
        @Test func `a token acts as its account, even before the first password is changed`()
            async throws
        {
            try await IdentityScene.play { scene in
                let (id, _) = try await scene.identity.createAccount(
                    email: "robot@example.kz", name: "Robot", roles: [.operator], by: scene.command)
                let (_, token) = try await scene.identity.createToken(
                    for: id, name: "nightly", by: scene.command)
                #expect(token.text.hasPrefix("arna_"))
                let caller = try await scene.caller(bearer: token.text)
                #expect(caller.account?.permissions["books.edit"] != nil)
                #expect(caller.session == nil)
            }
        }

        @Test func `only its digest is kept`() async throws {
            try await IdentityScene.play { scene in
                let id = try await scene.account()
                let (_, token) = try await scene.identity.createToken(
                    for: id, name: "nightly", by: scene.command)
                let kept = try await scene.host.value(
                    "SELECT token_digest FROM platform.tokens", as: Data.self)
                #expect(kept == Secret.digest(of: token.text))
                #expect(try await !scene.contents(of: "tokens").contains(token.text))
            }
        }

        @Test func `it has no force once revoked, run out or unknown`() async throws {
            try await IdentityScene.play { scene in
                let id = try await scene.account()
                let (revoked, first) = try await scene.identity.createToken(
                    for: id, name: "one", by: scene.command)
                let (_, second) = try await scene.identity.createToken(
                    for: id, name: "two", days: 1, by: scene.command)
                try await scene.identity.revokeToken(revoked, by: scene.command)
                #expect(try await scene.caller(bearer: first.text).means == .rejected)
                #expect(try await scene.caller(bearer: second.text).means == .token)
                #expect(try await scene.caller(bearer: "arna_x").means == .rejected)
                scene.now += 86_400
                #expect(try await scene.caller(bearer: second.text).means == .rejected)
            }
        }

        @Test func `a bad token is not made good by a session`() async throws {
            try await IdentityScene.play { scene in
                _ = try await scene.account()
                let begun = try await scene.signIn()
                let caller = try await scene.caller(session: begun.sessionToken, bearer: "arna_x")
                #expect(caller.means == .rejected)
                #expect(caller.account == nil)
            }
        }

        @Test func `its use is written at most once a minute`() async throws {
            try await IdentityScene.play { scene in
                let id = try await scene.account()
                let (_, token) = try await scene.identity.createToken(
                    for: id, name: "one", by: scene.command)
                let start = scene.now
                for seconds in [0.0, 59, 60] {
                    scene.now = start + seconds
                    _ = try await scene.caller(bearer: token.text)
                    let used = try await scene.identity.tokens(of: id)[0].lastUsedAt
                    #expect(used == (seconds < 60 ? start : start + 60))
                }
            }
        }

        @Test func `none is made for a disabled account`() async throws {
            try await IdentityScene.play { scene in
                let id = try await scene.account()
                try await scene.identity.disable(id, by: scene.command)
                await #expect(throws: AccountDisabled.self) {
                    try await scene.identity.createToken(for: id, name: "one", by: scene.command)
                }
            }
        }
    }
}
