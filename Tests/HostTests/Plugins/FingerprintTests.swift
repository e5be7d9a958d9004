import Foundation
import Testing

@testable import Host

@Suite struct FingerprintTests {
    private func fingerprint(
        _ compiler: String = "Swift 6.3.1", _ configuration: String = "release",
        kit: String = "aaaaaaaaaa", api: String = "", requires: String = "{}"
    ) throws -> Fingerprint {
        let text = """
            {"compiler": "\(compiler)", "configuration": "\(configuration)", "kit": "\(kit)", \
            "api": "\(api)", "requires": \(requires)}
            """
        return try #require(Fingerprint(Array(text.utf8)))
    }

    @Test func `a plugin of the same build fits`() throws {
        #expect(try fingerprint().differences(from: fingerprint()).isEmpty)
    }

    @Test func `the message says which part differs`() throws {
        let plugin = try fingerprint("Swift 6.2", "debug", kit: "bbbbbbbbbb")
        #expect(
            plugin.differences(from: try fingerprint()) == [
                "compiler \"Swift 6.2\", the host's is \"Swift 6.3.1\"",
                "configuration debug, the host's is release",
                "sources of the kit bbbbbbbb…, the host's are aaaaaaaa…",
            ])
    }

    @Test func `a consumer was built against the API that its provider has now`() throws {
        let provider = try fingerprint(api: "cccccccccc")
        let current = try fingerprint(requires: #"{"catalog": "cccccccccc"}"#)
        let old = try fingerprint(requires: #"{"catalog": "dddddddddd"}"#)
        #expect(current.differences(from: ["catalog": provider]).isEmpty)
        #expect(
            old.differences(from: ["catalog": provider])
                == ["API of catalog dddddddd…, the installed one is cccccccc…"])
    }

    @Test(arguments: ["", "[]", "{}", #"{"compiler": "x"}"#, "{"])
    func `a file that is no fingerprint is none`(text: String) {
        #expect(Fingerprint(Array(text.utf8)) == nil)
    }
}
