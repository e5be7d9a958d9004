import Testing

@testable import Host

@Suite struct ClientAddresses {
    private let proxies = ["10.0.0.0/8", "fd00::/8", "192.0.2.1"].compactMap(CIDR.init)

    @Test(
        arguments: [
            // Nobody but our proxies is believed.
            ("203.0.113.9", "1.2.3.4", "203.0.113.9"),
            ("10.1.2.3", "203.0.113.9", "203.0.113.9"),
            // What the client wrote itself stands left of what the proxy wrote.
            ("10.1.2.3", "1.2.3.4, 203.0.113.9", "203.0.113.9"),
            ("10.1.2.3", "203.0.113.9, 10.9.9.9, 192.0.2.1", "203.0.113.9"),
            ("10.1.2.3", "10.4.4.4", "10.4.4.4"), ("10.1.2.3", nil, "10.1.2.3"),
            ("10.1.2.3", "1.2.3.4, unknown, 10.4.4.4", "10.4.4.4"),
            ("10.1.2.3", "203.0.113.9, <script>", "10.1.2.3"),
            ("fd00::1", "2001:db8::7", "2001:db8::7"),
            ("fd00::1", "[2001:DB8::7]:443", "2001:db8::7"),
            ("10.1.2.3", "203.0.113.9:4711", "203.0.113.9"),
            ("::ffff:10.1.2.3", "::ffff:203.0.113.9", "203.0.113.9"),
            ("not an address", "1.2.3.4", nil), ("not an address", nil, nil),
            (nil, "1.2.3.4", nil),
        ] as [(String?, String?, String?)])
    func `are the nearest that is no proxy of ours`(
        peer: String?, header: String?, client: String?
    ) {
        let found = ClientAddress.of(peer: peer, forwardedFor: header, trustedProxies: proxies)
        #expect(found == client)
    }

    @Test func `no proxy is trusted unless it is named`() {
        #expect(
            ClientAddress.of(peer: "127.0.0.1", forwardedFor: "1.2.3.4", trustedProxies: [])
                == "127.0.0.1")
    }

    @Test(arguments: [
        "", "10.0.0.0/33", "10.0.0/8", "::/129", "10.0.0.0/-1", "10.0.0.0/8/8", "host",
    ])
    func `what is no range is not read`(text: String) {
        #expect(CIDR(text) == nil)
    }

    @Test(arguments: [
        ("0.0.0.0/0", "203.0.113.9", true), ("0.0.0.0/0", "::1", false),
        ("10.0.0.0/9", "10.127.0.1", true),
        ("10.0.0.0/9", "10.128.0.1", false), ("2001:db8::/33", "2001:db8:7fff::1", true),
        ("2001:db8::/33", "2001:db8:8000::1", false), ("192.0.2.1", "192.0.2.1", true),
        ("192.0.2.1", "192.0.2.2", false),
    ])
    func `a range holds what its bits say`(range: String, address: String, holds: Bool) throws {
        #expect(try #require(CIDR(range)).contains(#require(IPAddress(address))) == holds)
    }
}

@Suite struct CrossSiteTokens {
    @Test func `follow from the session and from nothing else`() {
        let token = CrossSite.token(forSession: "one")
        #expect(CrossSite.matches(CrossSite.token(forSession: "one"), token))
        #expect(!CrossSite.matches(CrossSite.token(forSession: "two"), token))
        #expect(!token.contains("one"))
    }

    @Test func `are matched by nothing empty, shorter or longer`() {
        let token = CrossSite.strangersToken()
        #expect(CrossSite.matches(token, token))
        #expect(!CrossSite.matches("", ""))
        #expect(!CrossSite.matches(String(token.dropLast()), token))
        #expect(!CrossSite.matches(token + "a", token))
        #expect(CrossSite.strangersToken() != token)
    }

    @Test(
        arguments: [
            ([], ""), ([0], "22"), ([0xFF], "zw"), ([0xFF, 0xFF, 0xFF, 0xFF, 0xFF], "zzzzzzzz"),
        ] as [([UInt8], String)])
    func `legible letters carry five bits each`(bytes: [UInt8], text: String) {
        #expect(Secret.base32(bytes) == text)
    }
}
