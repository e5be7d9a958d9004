import KazakhstanFormats
import PluginKit
import Testing

@testable import Registry

extension `Places and the first look` {
    @Suite(.enabled(if: RealEditions.areHere, Comment(rawValue: RealEditions.absence)))
    struct `The two real editions of the classifier` {
        let before = try? Day(iso8601: "2023-01-01")
        let after = try? Day(iso8601: "2026-08-01")

        private func count(on day: Day, in database: Database) async throws -> Int? {
            try await database.value(
                "SELECT count(*) FROM registry.places place WHERE \(Places.holds("place", on: day))"
            )
        }

        @Test func `a day is answered by the edition in force on it`() async throws {
            let (before, after) = (try #require(before), try #require(after))
            let maqanshy = try #require(KATOCode(rawValue: "104500000"))
            try await PlacesGround.open(.twoEditions) { database in
                #expect(try await count(on: before, in: database) == 16_264)
                #expect(try await count(on: after, in: database) == 15_594)
                #expect(try await !Places.exists(maqanshy, on: before, in: database))
                #expect(try await Places.exists(maqanshy, on: after, in: database))
                let name = try await Places.names(of: [maqanshy], on: after, in: database)[maqanshy]
                #expect(name == LocalizedText(kk: "Мақаншы ауданы", ru: "район Мақаншы"))
            }
        }

        @Test func `the second edition tells what it adds, renames and no longer names`()
            async throws
        {
            try await PlacesGround.open { database in
                let first = try await EditionFile.of2022().take(into: database)
                #expect(first.outcome.accepted + first.outcome.unchanged == 16_264)
                let second = try await EditionFile.of2026().take(into: database)
                let figures = second.outcome.details.map { "\($0.label.key): \($0.value)" }
                #expect(
                    figures == [
                        "registry.import.kato.added: 582", "registry.import.kato.changed: 14995",
                        "registry.import.kato.renamed: 157", "registry.import.kato.vanished: 1252",
                    ])
                #expect(second.outcome.accepted + second.outcome.unchanged == 15_594)
                #expect(!second.findings.contains { !$0.isWarning })
                #expect(second.audited.map(\.action) == ["registry.edition.imported"])
                #expect(second.audited.first?.after?.contains("\"hash\":\"hash of 2026\"") == true)
            }
        }

        @Test func `what vanished is closed on the day before, proposed and not deleted`()
            async throws
        {
            try await PlacesGround.open(.twoEditions) { database in
                let closings = try await Places.proposedClosings(Paging(), in: database)
                #expect(closings.total == .exact(1_252))
                #expect(closings.items.first?.lastDay == (try Day(iso8601: "2026-07-16")))
            }
        }

        @Test func `a repeat changes nothing, and neither does the same in another file`()
            async throws
        {
            try await PlacesGround.open(.twoEditions) { database in
                let rows = "SELECT count(*), max(xmin::text::int) FROM registry.places" as SQL
                let before = try await database.row(rows, as: (Int, Int).self)
                for file in [try EditionFile.of2022(), try EditionFile.of2026()] {
                    let told = try await file.take(into: database)
                    #expect(told.outcome.accepted == 0)
                    #expect(told.outcome.unchanged == file.rows.count)
                    #expect(told.audited.isEmpty)
                }
                var again = try EditionFile.of2026()
                again.hash = "another"
                let told = try await again.take(into: database)
                #expect(told.outcome.unchanged == 15_594)
                #expect(told.audited.map(\.action) == ["registry.edition.corrected"])
                let after = try await database.row(rows, as: (Int, Int).self)
                #expect(before?.0 == after?.0)
                #expect(before?.1 == after?.1)
            }
        }

        @Test func `a lost encoding is warned of with the letter that was meant`() async throws {
            try await PlacesGround.open { database in
                let findings = try await EditionFile.of2022().take(into: database).findings
                let found = try #require(
                    findings.first { $0.message.arguments["word"] == "Ќоянды" })
                #expect(found.isWarning && found.column == "name")
                #expect(found.message.arguments["probable"] == "Қ")
            }
        }

        @Test func `a place without Kazakh is told in Russian from end to end`() async throws {
            let day = try #require(before)
            try await PlacesGround.open(.twoEditions) { database in
                let search = PlaceSearch(text: "Жидебай", parent: nil, day: day)
                let place = try #require(try await search.found(Paging(), in: database).items.first)
                #expect(place.name.kk == nil && place.path.kk == nil)
                #expect(place.path.text(in: .kk)?.language == .ru)
                let regions = try await Places.regions(on: day, in: database)
                #expect(regions.count == 20 && regions.allSatisfy { $0.name.kk != nil })
            }
        }
    }
}
