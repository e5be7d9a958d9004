import Foundation
import PluginKit
import Testing

@testable import Host

extension IdentityTests {
    @Suite struct Locking {
        @Test(arguments: ["aigul@example.kz", "nobody@example.kz"])
        func `each attempt after the fifth locks for longer`(email: String) async throws {
            try await IdentityScene.play { scene in
                _ = try await scene.account()
                for _ in 1...4 { #expect(try await scene.refusal(email) == .wrong) }
                for seconds in [30.0, 60, 120, 240, 480, 900, 900] {
                    let until = scene.now.addingTimeInterval(seconds)
                    let locked = SignInRefused.locked(until: until, now: scene.now)
                    #expect(try await scene.refusal(email) == locked)
                    #expect(try await scene.refusal(email) == locked)
                    scene.now = until
                }
            }
        }

        @Test func `while locked the right password is refused, and taken afterwards`() async throws
        {
            try await IdentityScene.play { scene in
                _ = try await scene.account()
                for _ in 1...5 { _ = try await scene.refusal() }
                let locked = try await scene.refusal("aigul@example.kz", IdentityScene.goodPassword)
                #expect(locked?.consequence == .tooOften)
                #expect(locked?.retryAfter == 30)
                #expect(locked?.message.arguments["count"] == "1")
                scene.now += 30
                _ = try await scene.signIn()
                #expect(try await scene.refusal() == .wrong)
            }
        }

        @Test func `success forgets the attempts before it`() async throws {
            try await IdentityScene.play { scene in
                _ = try await scene.account()
                for _ in 1...3 {
                    for _ in 1...4 { #expect(try await scene.refusal() == .wrong) }
                    _ = try await scene.signIn()
                }
            }
        }

        @Test func `the first wrong password locks nothing, however fine the clock is`()
            async throws
        {
            try await IdentityScene.play { scene in
                for step in 1...20 {
                    scene.now += 0.000_000_3 * Double(step)
                    let refusal = try await scene.refusal("guest\(step)@example.kz")
                    #expect(refusal == .wrong)
                }
            }
        }

        @Test func `attempts are forgotten after a day`() async throws {
            try await IdentityScene.play { scene in
                for _ in 1...4 { _ = try await scene.refusal() }
                scene.now += 86_401
                #expect(try await scene.refusal() == .wrong)
            }
        }

        @Test func `many guesses at once are no more than as many one by one`() async throws {
            try await IdentityScene.play { scene in
                _ = try await scene.account()
                let still = scene
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for _ in 1...20 { group.addTask { _ = try await still.refusal() } }
                    try await group.waitForAll()
                }
                #expect(try await scene.actions.filter { $0 == "host.signIn.failed" }.count == 5)
                #expect(try await scene.actions.filter { $0 == "host.signIn.locked" }.count == 1)
            }
        }

        @Test func `a new first password unlocks`() async throws {
            try await IdentityScene.play { scene in
                let id = try await scene.account()
                for _ in 1...5 { _ = try await scene.refusal() }
                let first = try await scene.identity.resetPassword(of: id, by: scene.command)
                #expect(try await scene.signIn("aigul@example.kz", first.text).mustChangePassword)
            }
        }
    }
}
