/// The 42 letters of the Kazakh Cyrillic alphabet in their official order.
public enum KazakhAlphabet {
    /// Small letters, а to я.
    public static let letters: [Character] = Array("аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя")

    /// Whether a letter, small or capital, is one of the 42.
    public static func contains(_ letter: Character) -> Bool {
        let scalars = letter.unicodeScalars.map { $0 }
        return switch scalars.count {
        case 1: CollationWeights[scalars[0]].isKazakh
        case 2: CollationWeights.composed(scalars[0], scalars[1]) != nil
        default: false
        }
    }

    /// Whether `a` stands before `b` in a list, as `COLLATE "kk-x-icu"` of PostgreSQL has it.
    ///
    /// Blanks, punctuation, digits, the 42 letters, Latin letters; letters that differ in case
    /// only decide when nothing else does, the small one first. Agrees with the database on these
    /// signs; any other sign stands behind them in the order of its code.
    public static func areInIncreasingOrder(_ a: String, _ b: String) -> Bool {
        var (left, right) = (CollationWeights(a), CollationWeights(b))
        var firstCase: Bool?
        while true {
            switch (left.next(), right.next()) {
            case (nil, nil): return firstCase ?? false
            case (nil, _): return true
            case (_, nil): return false
            case (let x?, let y?) where x.place != y.place: return x.place < y.place
            case (let x?, let y?):
                if firstCase == nil, x.isCapital != y.isCapital { firstCase = y.isCapital }
            }
        }
    }
}
