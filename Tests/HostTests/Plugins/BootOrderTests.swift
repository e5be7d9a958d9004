import Foundation
import Testing

@testable import Host

@Suite struct BootOrderTests {
    private func plugin(
        _ id: String, _ requires: String..., uses: [String] = []
    ) throws -> FoundPlugin {
        FoundPlugin(
            manifest: try Manifest(Manifest.example(id, requires: requires, uses: uses), name: id),
            folder: URL(filePath: "/plugins/\(id)"), code: .library)
    }

    private func reasons(_ order: BootOrder) -> [String] {
        order.setAside.map { "\($0.id) \($0.reason.text)" }
    }

    @Test func `providers come first, otherwise ids decide`() throws {
        let order = BootOrder([
            try plugin("zebra"), try plugin("birch", "zebra"), try plugin("maple"),
            try plugin("aspen", "birch", "maple"),
        ])
        #expect(order.ordered.map(\.manifest.id) == ["maple", "zebra", "birch", "aspen"])
        #expect(order.setAside.isEmpty)
    }

    @Test func `what a plugin uses comes before it, and need not be there`() throws {
        let order = BootOrder([
            try plugin("aspen", uses: ["zebra", "catalog"]), try plugin("zebra", "maple"),
            try plugin("birch", uses: ["oak"]), try plugin("oak", "nobody"), try plugin("maple"),
        ])
        #expect(order.ordered.map(\.manifest.id) == ["birch", "maple", "zebra", "aspen"])
        #expect(order.setAside.map(\.id) == ["oak"])
    }

    @Test func `two that use each other cannot both come first`() throws {
        let order = BootOrder([
            try plugin("aspen", uses: ["birch"]), try plugin("birch", uses: ["aspen"]),
            try plugin("pine"),
        ])
        #expect(order.ordered.map(\.manifest.id) == ["pine"])
        #expect(reasons(order).contains("aspen needs itself: aspen → birch → aspen"))
    }

    @Test func `a missing provider is named, to those behind it too`() throws {
        let order = BootOrder([
            try plugin("aspen", "birch"), try plugin("birch", "catalog"), try plugin("maple"),
        ])
        #expect(order.ordered.map(\.manifest.id) == ["maple"])
        #expect(
            reasons(order) == [
                "birch requires catalog, which is not installed",
                "aspen requires birch, which was set aside because it requires catalog, "
                    + "which is not installed",
            ])
    }

    @Test func `a cycle is shown as a way back to its beginning, and others go on`() throws {
        let order = BootOrder([
            try plugin("aspen", "maple"), try plugin("maple", "birch"),
            try plugin("birch", "aspen"),
            try plugin("oak", "birch"), try plugin("pine"),
        ])
        #expect(order.ordered.map(\.manifest.id) == ["pine"])
        #expect(order.setAside.map(\.id).sorted() == ["aspen", "birch", "maple", "oak"])
        #expect(reasons(order).contains("aspen needs itself: aspen → maple → birch → aspen"))
    }

    @Test func `a plugin whose provider is switched off is told so`() throws {
        let off = SetAside(try plugin("catalog").manifest, before: .found, .off)
        let order = BootOrder([try plugin("aspen", "catalog")], absent: [off])
        #expect(
            reasons(order) == [
                "aspen requires catalog, which was set aside because it is switched off in plugins.off"
            ])
    }
}
