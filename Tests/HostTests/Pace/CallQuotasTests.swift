import Foundation
import Testing

@testable import Host

@Suite struct `Calls of the API` {
    private let start = Date(timeIntervalSince1970: 1_790_000_000)

    private func network(_ address: String?) -> CallQuotas.Client {
        .network(ClientNetwork(of: address))
    }

    @Test func `are counted down, and all are there again after a minute`() throws {
        let quotas = CallQuotas(ofNetwork: 2, ofToken: 0)
        let client = network("192.0.2.1")
        let first = try #require(quotas.count(client, at: start))
        #expect(first.left == 1 && first.seconds == 60)
        try first.admit()
        let second = try #require(quotas.count(client, at: start.addingTimeInterval(20.5)))
        #expect(second.left == 0 && second.seconds == 40)
        try second.admit()
        let third = try #require(quotas.count(client, at: start.addingTimeInterval(59)))
        let refusal = #expect(throws: QuotaSpent.self) { try third.admit() }
        #expect(refusal?.retryAfter == 1)
        #expect(quotas.count(client, at: start.addingTimeInterval(60))?.left == 1)
    }

    @Test func `are each client's own: a token's, a session's, a network's`() {
        let quotas = CallQuotas(ofNetwork: 5, ofToken: 9)
        let id = UUID()
        let clients: [CallQuotas.Client] = [
            .token(id), .session(id), .token(UUID()), network("192.0.2.1"), network("192.0.2.2"),
            network("2001:db8::1"), network(nil),
        ]
        for client in clients {
            #expect(quotas.count(client, at: start)?.left == (client.isKnown ? 8 : 4))
        }
        #expect(quotas.count(network("2001:db8::ffff"), at: start)?.left == 3)
        #expect(quotas.count(network("::ffff:192.0.2.1"), at: start)?.left == 3)
    }

    @Test func `are not counted where there is no limit`() {
        let quotas = CallQuotas(ofNetwork: 0, ofToken: 1)
        #expect(quotas.count(network("192.0.2.1"), at: start) == nil)
        #expect(quotas.clients == 0)
        #expect(quotas.count(.token(UUID()), at: start)?.left == 0)
    }

    @Test func `of more clients than there is room for do not fill the memory`() {
        let quotas = CallQuotas(ofNetwork: 3, ofToken: 3)
        for number in 0..<(3 * CallQuotas.room) {
            let address = "10.\(number >> 16).\(number >> 8 & 255).\(number & 255)"
            #expect(quotas.count(network(address), at: start)?.left ?? 0 >= 1)
        }
        #expect(quotas.clients <= CallQuotas.room)
    }

    @Test func `that come at the same time are all counted`() async {
        let quotas = CallQuotas(ofNetwork: 1_000, ofToken: 0)
        let client = network("192.0.2.1")
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask { for _ in 0..<100 { _ = quotas.count(client, at: start) } }
            }
        }
        #expect(quotas.count(client, at: start)?.left == 199)
    }

    @Test(arguments: ["192.0.2.1", "10.0.0.255", "0.0.0.0", "255.255.255.255"])
    func `come from the same network however an address of IPv4 is spelt`(_ address: String) {
        #expect(ClientNetwork(of: address) == ClientNetwork(of: "::ffff:\(address)"))
    }

    @Test(arguments: ["", "192.0.2", "192.0.2.1.1", "192.0.2.256", "192..2.1", "192.0.2.1.", "x"])
    func `from what is no address are those of one client`(_ address: String) {
        #expect(ClientNetwork(of: address) == ClientNetwork(of: nil))
    }
}
