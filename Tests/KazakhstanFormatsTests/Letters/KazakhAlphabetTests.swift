import KazakhstanFormats
import Testing

@Suite struct KazakhAlphabetTests {
    @Test func `there are 42 letters, composed or not`() {
        #expect(KazakhAlphabet.letters.count == 42)
        #expect("ӘҒҚҢӨҰҮҺІәғқңөұүһіЁё".allSatisfy(KazakhAlphabet.contains))
        #expect(KazakhAlphabet.contains("и\u{306}"))
        #expect(!"ҥҡЌўїI?1".contains(where: KazakhAlphabet.contains))
    }

    /// The order that PostgreSQL 15 gives with COLLATE "kk-x-icu".
    static let ordered = [
        "", " а", "-", "«", "1", "10", "2", "9", "а", "А", "а б", "а-б", "а.б", "аа", "аА", "Аа",
        "АА", "аб", "аЕ", "аё", "аЁ", "Аё", "аЯ", "әже", "Әже", "бала", "ғалым", "еб", "Еб", "ея",
        "ёа", "Ёа", "ёв", "иб", "Иб", "йа", "Йа", "кино", "қала", "Қала", "лақ", "нан", "ңа",
        "он", "өн", "ту", "уа", "ұа", "үа", "фа", "ха", "һа", "ца", "ъа", "ыа", "іа", "ьа", "эа",
        "яа", "a", "A", "b", "z", "Z",
    ]

    @Test func `lists stand in the order of the database`() {
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<20 {
            let shuffled = Self.ordered.shuffled(using: &generator)
            #expect(shuffled.sorted(by: KazakhAlphabet.areInIncreasingOrder) == Self.ordered)
        }
    }

    @Test func `a text does not stand before itself`() {
        for text in Self.ordered + ["и\u{306}"] {
            #expect(!KazakhAlphabet.areInIncreasingOrder(text, text))
        }
        #expect(!KazakhAlphabet.areInIncreasingOrder("и\u{306}", "й"))
        #expect(!KazakhAlphabet.areInIncreasingOrder("й", "и\u{306}"))
    }
}
