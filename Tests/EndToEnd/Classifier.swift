import Foundation
import Testing

/// The two real editions of the national classifier, taken in by the command.
@Suite struct Classifier {
    @Test(.enabled(if: Edition.areHere, "the real editions are not in ../shared/data"))
    func `both editions are taken in, a repeat changes nothing, and each day has its own places`()
        async throws
    {
        let host = try RunningHost()
        try host.install("registry")
        #expect(try host.start())
        for edition in [Edition.of2022, .of2026] {
            let told = try host.command("import", "kato", edition.file.path)
            #expect(told.status == 0, "\(told.output)\(host.log)")
            let counts = try Counts(told.output)
            #expect(counts.accepted > 0 && counts.rejected == 0)
            #expect(counts.accepted + counts.unchanged == edition.rows)
        }
        for edition in [Edition.of2022, .of2026] {
            let counts = try Counts(host.command("import", "kato", edition.file.path).output)
            #expect(counts.accepted == 0 && counts.unchanged == edition.rows, "\(counts)")
        }
        let search = "/api/v1/registry/places?q=Мақаншы&on="
        let before = try await host.get(search + "2023-01-01")
        #expect(before.status == 200)
        #expect(!before.text.contains("104500000"), "\(before.text)")
        let after = try await host.get(search + "2026-08-01")
        #expect(after.text.contains("104500000"), "\(after.text)")
    }
}

/// A real edition, where it lies beside the repository.
struct Edition {
    let name: String
    let rows: Int

    static let of2022 = Edition(name: "kato-2022-10-17.csv", rows: 16_264)
    static let of2026 = Edition(name: "kato-2026-07-17.csv", rows: 15_594)

    static var areHere: Bool {
        [of2022, of2026].allSatisfy { FileManager.default.fileExists(atPath: $0.file.path) }
    }

    /// In `$ARNA_SHARED/data` or `../shared/data`.
    var file: URL {
        let named = ProcessInfo.processInfo.environment["ARNA_SHARED"]
        let shared =
            named.map { URL(fileURLWithPath: $0) }
            ?? Installation.root.appendingPathComponent("../shared").standardized
        return shared.appendingPathComponent("data").appendingPathComponent(name)
    }
}

/// The last line that an import prints.
struct Counts {
    let accepted: Int
    let unchanged: Int
    let rejected: Int

    init(_ output: String) throws {
        let line = /accepted ([0-9]+), unchanged ([0-9]+), rejected ([0-9]+)/
        let found = try #require(output.firstMatch(of: line), "\(output)")
        accepted = try #require(Int(found.1))
        unchanged = try #require(Int(found.2))
        rejected = try #require(Int(found.3))
    }
}
