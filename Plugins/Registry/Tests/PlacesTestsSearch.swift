import KazakhstanFormats
import PluginKit
import Testing

@testable import Registry

extension `Places and the first look` {
    @Suite(.enabled(if: RealEditions.areHere, Comment(rawValue: RealEditions.absence)))
    struct `Looking for a place` {
        private func found(
            _ text: String, beneath parent: String? = nil, on day: String = "2026-08-01",
            page: Int = 1, in database: Database
        ) async throws -> Listing<Place> {
            try await PlaceSearch(
                text: text, parent: parent.flatMap(KATOCode.init(rawValue:)),
                day: try Day(iso8601: day)
            ).found(Paging(page: page), in: database)
        }

        @Test(arguments: [
            ("Жидебай", "Жидебай а."), ("Zhidebay", "Жидебай а."), ("жидеб", "Жидебай а."),
            ("Өскемен", "Өскемен Қ.Ә."), ("Усть-Каменогорск", "Өскемен Қ.Ә."),
            ("Oskemen", "Өскемен Қ.Ә."), ("Oral", "Орал Қ.Ә."), ("Уральск", "Орал Қ.Ә."),
            ("104500000", "Мақаншы ауданы"), ("г.Орал", "Орал Қ.Ә."),
            ("абай облысы", "Абай облысы"),
        ])
        func `spellings of three alphabets meet`(typed: String, name: String) async throws {
            try await PlacesGround.open(.twoEditions) { database in
                let places = try await found(typed, in: database).items
                #expect(places.prefix(3).contains { $0.name.kk == name })
            }
        }

        @Test func `namesakes are told apart by district and region`() async throws {
            try await PlacesGround.open(.twoEditions) { database in
                var villages: [Place] = []
                for page in 1...20 {
                    let listing = try await found("Жамбыл", page: page, in: database)
                    #expect(listing.items.count <= 20)
                    villages += listing.items.filter {
                        $0.name.kk == "Жамбыл а." && $0.formerName == nil
                    }
                }
                #expect(villages.count == 37)
                #expect(Set(villages.map(\.path)).count == 37)
                #expect(villages.allSatisfy { $0.path.kk?.contains("облысы, ") == true })
            }
        }

        @Test func `the nearest level stands first`() async throws {
            try await PlacesGround.open(.twoEditions) { database in
                let places = try await found("Жамбыл", in: database).items
                #expect(places.first?.name.kk == "Жамбыл облысы")
                #expect(places.first?.path.isEmpty == true)
                let levels = places.map(\.code.level)
                #expect(levels == levels.sorted())
            }
        }

        @Test func `a former name finds the place and says so`() async throws {
            try await PlacesGround.open(.twoEditions) { database in
                let now = try await found("Волгодоновка", in: database).items
                let renamed = try #require(now.first { $0.code.rawValue == "113441100" })
                #expect(renamed.name.ru == "с.Елтоқ")
                #expect(renamed.formerName?.ru == "с.Волгодоновка")
                let then = try await found("Волгодоновка", on: "2023-01-01", in: database).items
                #expect(then.first { $0.code.rawValue == "113441100" }?.formerName == nil)
                let capital = try await found("nur-sultan", in: database).items.first
                #expect(capital?.code.rawValue == "710000000")
            }
        }

        @Test func `what has vanished is not offered`() async throws {
            try await PlacesGround.open(.twoEditions) { database in
                let gone = try #require(
                    try await Places.proposedClosings(Paging(perPage: 1), in: database).items.first)
                let code = gone.code.rawValue
                #expect(try await found(code, in: database).items.isEmpty)
                #expect(try await found(code, on: "2023-01-01", in: database).items.count == 1)
            }
        }

        @Test func `a parent narrows the search and lists what lies beneath it`() async throws {
            try await PlacesGround.open(.twoEditions) { database in
                let villages = try await found("Жамбыл", beneath: "310000000", in: database).items
                #expect(!villages.isEmpty)
                #expect(villages.allSatisfy { $0.code.region.rawValue == "310000000" })
                #expect(!villages.contains { $0.code.isRegion })
                let districts = try await found("", beneath: "100000000", in: database)
                #expect(districts.items.count == 12 && districts.total == .exact(12))
                #expect(try await found("", in: database).items.count == 20)
                #expect(try await found("???", in: database).items.isEmpty)
                #expect(try await found("'); DROP--", in: database).items.isEmpty)
            }
        }
    }
}
