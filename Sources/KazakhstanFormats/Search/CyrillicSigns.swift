/// How a small Cyrillic letter is spelled in the skeleton.
enum CyrillicSigns {
    /// Empty for letters of which nothing is known.
    static subscript(scalar: Unicode.Scalar) -> String { table[Int(scalar.value) - 0x400] }

    /// By distance from U+0400: 0x130 entries.
    private static let table: [String] = {
        var table = [String](repeating: "", count: 0x130)
        for (letters, sign) in signs {
            for letter in letters.unicodeScalars { table[Int(letter.value) - 0x400] = sign }
        }
        return table
    }()

    private static let signs: [(letters: String, sign: String)] = [
        ("аә", "a"), ("б", "b"), ("в", "v"), ("гғґ", "g"), ("д", "d"), ("еёэє", "e"), ("ж", "zh"),
        ("з", "z"), ("ийіыї", "i"), ("кқ", "k"), ("л", "l"), ("м", "m"), ("нң", "n"), ("оө", "o"),
        ("п", "p"), ("р", "r"), ("с", "s"), ("т", "t"), ("уұүў", "u"), ("ф", "f"), ("хһ", "kh"),
        ("ц", "ts"), ("ч", "tsh"), ("шщ", "sh"), ("ю", "iu"), ("я", "ia"),
    ]
}
