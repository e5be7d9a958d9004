import Foundation
import PluginKit
import Testing

@testable import Host

@Suite struct `Clients who may do something so often` {
    private let limit = ClientLimit("publications.questions", 2, per: .hour)
    private let start = Date(timeIntervalSince1970: 1_790_000_000)

    private func isTaken(
        _ turnstile: Turnstile, _ address: String?, after seconds: Double = 0
    ) -> Bool {
        let now = start.addingTimeInterval(seconds)
        return (try? turnstile.pass(limit, from: address, at: now)) != nil
    }

    @Test func `are told when to come again, and may then`() throws {
        let turnstile = Turnstile()
        #expect(isTaken(turnstile, "192.0.2.1"))
        #expect(isTaken(turnstile, "192.0.2.1", after: 600))
        let refusal = #expect(throws: TooOften.self) {
            try turnstile.pass(limit, from: "192.0.2.1", at: start.addingTimeInterval(1_200))
        }
        #expect(refusal?.retryAfter == 2_400)
        #expect(refusal?.message.arguments["count"] == "40")
        #expect(isTaken(turnstile, "192.0.2.1", after: 3_600))
        #expect(!isTaken(turnstile, "192.0.2.1", after: 3_601))
    }

    @Test func `are counted each by themselves, and of IPv6 by their network`() {
        let turnstile = Turnstile()
        for address in ["192.0.2.1", "192.0.2.2", "2001:db8::1", nil] {
            #expect(isTaken(turnstile, address) && isTaken(turnstile, address))
        }
        #expect(!isTaken(turnstile, "2001:db8::ffff"))
        #expect(!isTaken(turnstile, nil))
        #expect(isTaken(turnstile, "2001:db8:0:1::1"))
        #expect(!isTaken(turnstile, "::ffff:192.0.2.1"))
    }

    @Test func `are not counted for what was refused`() {
        let turnstile = Turnstile()
        for _ in 1...5 {
            #expect(isTaken(turnstile, "192.0.2.1"))
            turnstile.takeBack(limit, from: "192.0.2.1", at: start)
        }
        #expect(turnstile.clients == 0)
    }

    @Test func `are remembered up to a number, the latest of them`() {
        let turnstile = Turnstile()
        for number in 0..<(3 * Turnstile.room) {
            let address = "10.\(number >> 16).\(number >> 8 & 255).\(number & 255)"
            _ = isTaken(turnstile, address, after: Double(number) / 100)
            #expect(turnstile.clients <= Turnstile.room)
        }
        let last = 3 * Turnstile.room - 1
        let address = "10.\(last >> 16).\(last >> 8 & 255).\(last & 255)"
        #expect(isTaken(turnstile, address, after: 301))
        #expect(!isTaken(turnstile, address, after: 302))
    }
}
