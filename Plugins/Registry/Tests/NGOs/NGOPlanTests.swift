import Foundation
import KazakhstanFormats
import PluginKit
import PluginTesting
import Testing

@testable import Registry

/// How the database goes about what is asked of 50,000 organisations, as the host asks it.
@Suite struct `The register of organisations` {
    @Test func `is never read from end to end`() async throws {
        try await withRegistry { arna in
            try await NGOCrowd.fill(50_000, in: arna)
            for table in ["ngos", "ngo_words", "ngo_vocabulary"] as [SQL] {
                try await arna.owner.execute("VACUUM (ANALYZE) registry.\(table)")
            }
            for (name, statement) in try await statements(arna) {
                let plan = try await arna.database.plannedByValues.rows(
                    "EXPLAIN \(statement)", as: String.self)
                #expect(plan.count > 1, "\(name): \(plan)")
                for table in ["ngos", "ngo_words", "ngo_vocabulary"] {
                    let reads = plan.filter { $0.contains("Seq Scan on \(table) ") }
                    #expect(reads.isEmpty, "\(name): \(plan.joined(separator: "\n"))")
                }
            }
        }
    }

    private func statements(_ arna: Arna) async throws -> [(String, SQL)] {
        let id = try await arna.owner.value(
            "SELECT id FROM registry.ngos OFFSET 100 LIMIT 1", as: UUID.self)
        return [
            ("a card", NGOs.card(try #require(id))),
            ("a BIN", NGOs.holder(of: BIN(stored: "000000000123"))),
            ("duplicates", NGOs.duplicates("LIMIT 20")),
            ("the number of duplicates", .counting(NGOs.pairs, upTo: 1_000)),
            ("a word typed right", NGOSearch.begins(with: "kizgaldak")),
            ("a slip", NGOSearch.near("kizgldak")),
        ] + (try lists(by: NGOQuery(), "all"))
            + (try Self.narrowed.flatMap { name, query in
                try lists(by: query, name)
                    + [("their number", .counting(NGOs.rows(query), upTo: 1_000))]
            })
            + ["kiz", "kizgaldak", "kizgaldakaa aataraz1", "000000000123"].flatMap(searches)
    }

    private static let narrowed: [(String, NGOQuery)] = {
        var region = NGOQuery()
        region.region = KATOCode(rawValue: "150000000")
        var form = NGOQuery()
        form.form = "tradeUnion"
        var inactive = NGOQuery()
        inactive.status = .inactive
        var sphere = NGOQuery()
        sphere.sphere = "animals"
        return [
            ("a region", region), ("a form", form), ("a status", inactive), ("a sphere", sphere),
        ]
    }()

    private func lists(by query: NGOQuery, _ name: String) throws -> [(String, SQL)] {
        try Language.allCases.map { language in
            let order = try NGOQuery.order(nil, in: language)
            return (
                "\(name) in \(language)",
                "SELECT \(NGO.columns) \(NGOs.rows(query)) ORDER BY \(order) LIMIT 20"
            )
        }
    }

    private func searches(for typed: String) -> [(String, SQL)] {
        [NGOQuery(), Self.narrowed[0].1].map { query in
            var query = query
            query.q = typed
            return ("«\(typed)»", NGOSearch(query).cards)
        }
    }
}
