/// The signs of a text as places in the order of the alphabet.
struct CollationWeights: IteratorProtocol {
    /// Where a sign stands among all signs, and whether it is the capital of its place.
    struct Weight {
        let place: UInt32
        let isCapital: Bool
        let isKazakh: Bool
    }

    private var scalars: String.UnicodeScalarView.Iterator
    private var ahead: Unicode.Scalar?

    init(_ text: String) {
        scalars = text.unicodeScalars.makeIterator()
        ahead = scalars.next()
    }

    mutating func next() -> Weight? {
        guard var scalar = ahead else { return nil }
        ahead = scalars.next()
        if let mark = ahead, let whole = CollationWeights.composed(scalar, mark) {
            scalar = whole
            ahead = scalars.next()
        }
        return CollationWeights[scalar]
    }

    static subscript(scalar: Unicode.Scalar) -> Weight {
        let value = Int(scalar.value)
        if value < table.count, let weight = table[value] { return weight }
        let place = punctuation[scalar] ?? beyond + scalar.value
        return Weight(place: place, isCapital: false, isKazakh: false)
    }

    /// The two letters of the alphabet that have a composed form.
    static func composed(_ letter: Unicode.Scalar, _ mark: Unicode.Scalar) -> Unicode.Scalar? {
        switch (letter, mark.value) {
        case ("и", 0x306): "й"
        case ("И", 0x306): "Й"
        case ("е", 0x308): "ё"
        case ("Е", 0x308): "Ё"
        default: nil
        }
    }

    private static let beyond: UInt32 = 1_000

    private static let punctuation: [Unicode.Scalar: UInt32] = {
        let order = " _-–—,;:!?.…'’\"“”«»()[]@*/\\&#%+="
        let places = order.unicodeScalars.enumerated().map { ($1, UInt32($0)) }
        return Dictionary(uniqueKeysWithValues: places + [("\u{A0}", 0)])
    }()

    /// Digits and letters by code, to the end of the Cyrillic block.
    private static let table: [Weight?] = {
        var table = [Weight?](repeating: nil, count: 0x530)
        func add(_ letters: String, from place: UInt32, isKazakh: Bool = false) {
            for (index, letter) in letters.unicodeScalars.enumerated() {
                for scalar in [letter] + letter.properties.uppercaseMapping.unicodeScalars {
                    table[Int(scalar.value)] = Weight(
                        place: place + UInt32(index), isCapital: scalar != letter,
                        isKazakh: isKazakh)
                }
            }
        }
        add("0123456789", from: 100)
        add(String(KazakhAlphabet.letters), from: 200, isKazakh: true)
        add("abcdefghijklmnopqrstuvwxyz", from: 300)
        return table
    }()
}
