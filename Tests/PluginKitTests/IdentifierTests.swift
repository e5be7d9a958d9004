import Foundation
import PluginKit
import Testing

@Suite struct IdentifierTests {
    @Test func `an id of version 7 tells its version, and ids follow their time`() {
        let early = UUID.v7(at: Date(timeIntervalSince1970: 1_700_000_000))
        let late = UUID.v7(at: Date(timeIntervalSince1970: 1_800_000_000))
        #expect(early.text < late.text)
        #expect(early.text.dropFirst(14).first == "7")
        #expect("89ab".contains(early.text.dropFirst(19).first ?? "?"))
        #expect(UUID(uuidString: early.text) == early)
    }

    @Test(arguments: [("pagee", "page"), ("Serchh", "search"), ("reigon", "region")])
    func `the nearest word is found`(_ typed: String, _ meant: String) {
        #expect(
            Spelling.nearest(to: typed, among: ["page", "perPage", "search", "region"]) == meant)
    }

    @Test func `a word that is like none is proposed nothing`() {
        #expect(Spelling.nearest(to: "colour", among: ["page", "region"]) == nil)
    }
}
