import Foundation
import PluginKit
import PostgresStore
import Testing

@testable import Host

extension IdentityTests {
    @Suite struct SessionLife {
        @Test func `a stranger costs no statement`() async throws {
            try await IdentityScene.play { scene in
                let nowhere = Postgres(
                    configuration: .init(url: "host=/nowhere"), logger: Logger(label: "test"))
                let identity = Identity(
                    database: nowhere.database, permissions: [], logger: Logger(label: "test"))
                let caller = try await identity.caller(
                    sessionToken: nil, bearer: nil, agency: scene.agency, now: scene.now)
                #expect(caller.means == .none)
                #expect(caller.account == nil)
            }
        }

        @Test func `it ends when nothing was done for half an hour`() async throws {
            try await IdentityScene.play { scene in
                _ = try await scene.account()
                let begun = try await scene.signIn()
                for _ in 1...3 {
                    scene.now += 29 * 60
                    #expect(try await scene.caller(session: begun.sessionToken).account != nil)
                }
                scene.now += 30 * 60
                #expect(try await scene.caller(session: begun.sessionToken).means == .rejected)
            }
        }

        @Test func `it ends after twelve hours, whatever is done`() async throws {
            try await IdentityScene.play { scene in
                _ = try await scene.account()
                let begun = try await scene.signIn()
                for _ in 1...35 {
                    scene.now += 20 * 60
                    #expect(try await scene.caller(session: begun.sessionToken).account != nil)
                }
                scene.now += 20 * 60
                #expect(try await scene.caller(session: begun.sessionToken).means == .rejected)
            }
        }

        @Test func `that it was seen is written at most once a minute`() async throws {
            try await IdentityScene.play { scene in
                _ = try await scene.account()
                let begun = try await scene.signIn()
                let start = scene.now
                for seconds in [0.0, 59, 60, 119] {
                    scene.now = start + seconds
                    _ = try await scene.caller(session: begun.sessionToken)
                    let seen = try await scene.identity.sessions(of: begun.account.id)
                        .first { $0.id == begun.session.id }?.seenAt
                    #expect(seen == (seconds < 60 ? start : start + 60))
                }
            }
        }

        @Test func `signing out ends it`() async throws {
            try await IdentityScene.play { scene in
                let id = try await scene.account()
                let begun = try await scene.signIn()
                let other = try await scene.signIn()
                try await scene.identity.signOut(begun.session, by: scene.author(id))
                #expect(try await scene.caller(session: begun.sessionToken).means == .rejected)
                #expect(try await scene.caller(session: other.sessionToken).means == .session)
                #expect(try await scene.actions.last == "host.session.signedOut")
            }
        }

        @Test func `it holds in its own agency only`() async throws {
            try await IdentityScene.play { scene in
                _ = try await scene.account()
                let begun = try await scene.signIn()
                let elsewhere = Agency(id: UUID(), slug: "akimat", name: scene.agency.name)
                let caller = try await scene.identity.caller(
                    sessionToken: begun.sessionToken, bearer: nil, agency: elsewhere, now: scene.now
                )
                #expect(caller.means == .rejected)
            }
        }

        @Test func `all of an account can be ended`() async throws {
            try await IdentityScene.play { scene in
                let id = try await scene.account()
                let begun = try await scene.signIn()
                try await scene.identity.endSessions(of: id, by: scene.command)
                #expect(try await scene.caller(session: begun.sessionToken).means == .rejected)
                #expect(try await scene.identity.sessions(of: id).allSatisfy { $0.endedAt != nil })
            }
        }
    }
}
