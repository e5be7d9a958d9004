import KazakhstanFormats
import PluginKit
import Testing

@testable import Registry

extension `Places and the first look` {
    @Suite
    struct `Taking in a file of the classifier` {
        private func national(_ rows: [String]..., day: String = "2026-07-17") -> EditionFile {
            EditionFile(
                name: "kato \(day).csv", layout: .national,
                columns: ["kato", "type_code", "name_ru", "name_kk"], rows: rows)
        }

        private static let abai = ["100000000", "0", "область Абай", "Абай облысы"]

        private func name(
            of code: String, on day: String, in database: Database
        ) async throws -> LocalizedText? {
            let code = try #require(KATOCode(rawValue: code))
            return try await Places.names(of: [code], on: try Day(iso8601: day), in: database)[code]
        }

        @Test func `before any import there are the twenty regions`() async throws {
            try await PlacesGround.open { database in
                let regions = try await Places.regions(
                    on: try Day(iso8601: "2026-01-01"), in: database)
                #expect(regions.count == 20)
                #expect(regions.allSatisfy { $0.name.kk != nil && $0.name.ru != nil })
                #expect(
                    try await name(of: "710000000", on: "2022-07-01", in: database)?.ru
                        == "город Нур-Султан")
                #expect(
                    try await name(of: "710000000", on: "2022-10-01", in: database)?.ru
                        == "город Астана")
                let stored = try await database.rows(
                    "SELECT name_ru, name_kk, skeleton FROM registry.places",
                    as: (String, String, String).self)
                for (ru, kk, skeleton) in stored {
                    #expect(skeleton == PlaceSpelling.words(of: ru, kk))
                }
            }
        }

        @Test func `each wrong row is told with its line, column and reason`() async throws {
            try await PlacesGround.open { database in
                let told = try await national(
                    Self.abai, ["12345", "2", "а", "а"], Self.abai, ["123000000", "2", "б", "б"],
                    ["101000000", "1", " ", ""], ["101010000", "1", "г.Семей", "Семей қ."]
                ).take(into: database)
                let reasons = told.findings.map { "\($0.line) \($0.column ?? "") \($0.code)" }
                #expect(
                    reasons == [
                        "3 kato badCode", "4 kato doubleCode", "5 kato unknownParent",
                        "6 name_ru emptyName",
                    ])
                #expect(told.outcome.accepted == 1 && told.outcome.unchanged == 1)
            }
        }

        @Test func `a key of a parent that no row above has is an error`() async throws {
            try await PlacesGround.open { database in
                let told = try await EditionFile(
                    name: "2022-10-17.csv", layout: .compilation,
                    columns: ["id", "parent_id", "code", "name"],
                    rows: [
                        ["1", "0", "100000000", "область Абай"],
                        ["3", "2", "101010000", "г.Семей"],
                    ]
                ).take(into: database)
                #expect(told.findings.map(\.code) == ["unknownParent"])
            }
        }

        @Test func `the layout of the statistics office lies beneath the nearest existing unit`()
            async throws
        {
            try await PlacesGround.open { database in
                _ = try await EditionFile(
                    name: "КАТО_17.07.2026.csv", layout: .statistics,
                    columns: ["te", "ab", "cd", "ef", "hij", "k", "name_kaz", "name_rus", "nn"],
                    rows: [
                        [
                            "100000000", "10", "00", "00", "000", "0", "Абай облысы",
                            "область Абай", "",
                        ],
                        [
                            "103200000", "10", "32", "00", "000", "2", "Абай ауданы",
                            "Абайский район", "",
                        ],
                        ["103237100", "10", "32", "37", "100", "2", "Жидебай а.", "с.Жидебай", ""],
                    ]
                ).take(into: database)
                let search = PlaceSearch(
                    text: "zhidebai", parent: nil, day: try Day(iso8601: "2026-07-17"))
                let place = try await search.found(Paging(), in: database).items.first
                #expect(place?.path.kk == "Абай облысы, Абай ауданы")
            }
        }

        @Test func `the day must be told by the caller or by the file's name`() async throws {
            try await PlacesGround.open { database in
                var file = national(Self.abai)
                file.name = "kato.csv"
                await #expect(throws: EditionRefused.self) { try await file.take(into: database) }
                file.effectiveOn = try Day(iso8601: "2026-09-01")
                _ = try await file.take(into: database)
                let editions = try await Places.editions(Paging(), in: database)
                #expect(editions.items.map(\.effectiveOn.iso8601) == ["2026-09-01", "2022-06-08"])
            }
        }

        @Test func `an edition older than the latest is refused with its day`() async throws {
            try await PlacesGround.open { database in
                _ = try await national(Self.abai).take(into: database)
                let refusal = await #expect(throws: EditionRefused.self) {
                    try await national(Self.abai, day: "2024-01-01").take(into: database)
                }
                #expect(refusal?.consequence == .conflict)
                #expect(refusal?.message.arguments == ["latest": "17.07.2026"])
            }
        }

        @Test func `another file for the same day corrects the edition`() async throws {
            let semei = ["101000000", "1", "Семей Г.А.", "Семей Қ.Ә."]
            try await PlacesGround.open { database in
                _ = try await national(
                    Self.abai, semei, ["103400000", "2", "район Ақсуат", "Ақсуат ауданы"],
                    day: "2025-01-01"
                ).take(into: database)
                _ = try await national(
                    Self.abai, ["101000000", "1", "Семай Г.А.", "Семай Қ.Ә."],
                    ["104500000", "2", "район Мақаншы", "Мақаншы ауданы"]
                ).take(into: database)
                let told = try await national(
                    Self.abai, semei, ["103400000", "2", "район Ақсуат", "Ақсуат ауданы"]
                ).take(into: database)
                #expect(told.audited.map(\.action) == ["registry.edition.corrected"])
                #expect(
                    try await name(of: "101000000", on: "2026-08-01", in: database)?.kk == semei[3])
                #expect(try await name(of: "103400000", on: "2026-08-01", in: database) != nil)
                #expect(try await name(of: "104500000", on: "2026-08-01", in: database) == nil)
                let closings = try await Places.proposedClosings(Paging(perPage: 50), in: database)
                #expect(!closings.items.contains { $0.code.rawValue == "103400000" })
                let kept = try await database.value(
                    "SELECT count(*) FROM registry.places WHERE corrected_at IS NOT NULL",
                    as: Int.self)
                #expect(kept == 2)
            }
        }

        @Test func `two versions of a place never hold on one day`() async throws {
            try await PlacesGround.open { database in
                let error = await #expect(throws: PostgresError.self) {
                    try await database.execute(
                        """
                        INSERT INTO registry.places (code, level, name_ru, skeleton, valid_from, edition)
                        SELECT code, level, name_ru, skeleton, '2024-01-01', edition
                        FROM registry.places WHERE code = '100000000'
                        """)
                }
                #expect(error?.constraint == "places_one_version_a_day")
            }
        }
    }
}
