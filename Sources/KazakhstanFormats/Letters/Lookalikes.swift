/// Letters that stand in a Cyrillic word by mistake, and the letters that were meant.
enum Lookalikes {
    /// The letter that was meant, where the given one is no letter of Kazakh or Russian.
    static func cyrillic(for scalar: Unicode.Scalar) -> Unicode.Scalar? {
        guard !scalar.isCyrillic || table.foreignCyrillic.contains(scalar) else { return nil }
        return table.meant[scalar]
    }

    /// The Latin letter for a Cyrillic one of the same looks.
    static func latin(for scalar: Unicode.Scalar) -> Unicode.Scalar? { table.latin[scalar] }

    private static let table = Table()

    private struct Table {
        var meant: [Unicode.Scalar: Unicode.Scalar] = [:]
        var latin: [Unicode.Scalar: Unicode.Scalar] = [:]
        var foreignCyrillic: Set<Unicode.Scalar> = []

        init() {
            // Latin letters of the same looks; h stands for һ, which older keyboards lack.
            add("ABCEHKMOPTXYIaceopxyihəƏ", "АВСЕНКМОРТХУІасеорхуіһәӘ")
            for (latin, cyrillic) in meant where latin.isASCII && latin != "h" {
                self.latin[cyrillic] = latin
            }
            // KZ-1048 text that was read as Windows-1251: the same bytes, other letters.
            add("ЌќЋћЎўЈјЄєЅѕЇїҐґ", "ҚқҺһҰұӘәҒғҢңҮүӨө")
            // Letters of neighbours' alphabets, taken for want of the Kazakh ones.
            add("ҠҡҜҝӃӄҞҟҤҥӉӊӇӈҔҕӶӷҲҳ", "ҚқҚқҚқҚқҢңҢңҢңҒғҒғҺһ")
            foreignCyrillic = Set(meant.keys.filter(\.isCyrillic))
        }

        private mutating func add(_ wrong: String, _ right: String) {
            for (wrong, right) in zip(wrong.unicodeScalars, right.unicodeScalars) {
                meant[wrong] = right
            }
        }
    }
}
