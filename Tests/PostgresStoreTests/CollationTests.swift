import Foundation
import KazakhstanFormats
import PostgresStore
import Testing

/// Lists are sorted by the database, by ``KazakhAlphabet`` and by Foundation; a reader must not see
/// by which.
@Suite struct CollationTests {
    /// Names of people, places and organisations, as a Kazakh dictionary has them.
    static let names = [
        "«Абай» қоры", "абай", "Абай", "Абай ауданы", "Абай-Базар", "Абайлы", "Айгүл", "Ақмола",
        "Ақтоты", "Алматы", "Асқар", "Ахмет", "Әбдірашид", "Әсел", "Бақытжан", "Бибігүл", "Гүлнар",
        "Ғабит", "Ғалия", "Дәурен", "Еңлік", "Ерлан", "Жетісу", "Жұлдыз", "Зейнолла", "Ибрагим",
        "Камила", "Көкшетау", "Қайрат", "Қызылорда", "Мәншүк", "Мұхтар", "Нұрлан", "Олжас", "Оңғар",
        "Өмірбек", "Өскемен", "Сәкен", "Тұрсын", "Ұлан", "Ұлытау", "Үмітжан", "Фариза", "Хадиша",
        "Шәкәрім", "Шоқан", "Шымкент", "Щучинск", "Ыбырай", "Ілияс",
    ]

    @Test func `the 42 letters stand in the official order, small before capital`() async throws {
        let letters = KazakhAlphabet.letters.flatMap { [String($0), $0.uppercased()] }
        #expect(letters.count == 84)
        try await expectEverywhere(letters)
    }

    @Test func `fifty names stand in one order`() async throws {
        #expect(Self.names.count == 50)
        try await expectEverywhere(Self.names)
    }

    /// `KazakhAlphabet` knows the signs of names only and puts any other behind them by its code,
    /// while the collation of the database has a place for every sign of Unicode.
    @Test func `a sign that no name has stands elsewhere in our own order`() async throws {
        let signs = ["₸", "7", "я", "e", "é", "f"]
        #expect(try await byDatabase(signs) == signs)
        #expect(byFoundation(signs) == signs)
        #expect(byAlphabet(signs) == ["7", "я", "e", "f", "é", "₸"])
    }

    private func expectEverywhere(_ ordered: [String]) async throws {
        #expect(try await byDatabase(ordered) == ordered)
        #expect(byFoundation(ordered) == ordered)
        #expect(byAlphabet(ordered) == ordered)
    }

    private func byDatabase(_ texts: [String]) async throws -> [String] {
        try await withStore { database, _ in
            try await database.rows(
                """
                SELECT text FROM unnest(\(texts.shuffled())::text[]) AS text
                ORDER BY text COLLATE "kk-x-icu"
                """, as: String.self)
        }
    }

    private func byFoundation(_ texts: [String]) -> [String] {
        let kazakh = Locale(identifier: "kk_KZ")
        return texts.shuffled().sorted {
            $0.compare($1, options: [], range: nil, locale: kazakh) == .orderedAscending
        }
    }

    private func byAlphabet(_ texts: [String]) -> [String] {
        texts.shuffled().sorted(by: KazakhAlphabet.areInIncreasingOrder)
    }
}
