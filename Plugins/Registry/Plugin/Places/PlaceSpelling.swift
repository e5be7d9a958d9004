import KazakhstanFormats

/// The words by which a place is found, in the spelling that all alphabets share.
enum PlaceSpelling {
    /// The words of some names. What kind of place it is, where it is written short («а.», «с.о.»,
    /// «Қ.Ә.»), is no word of its name: nearly every name has it.
    static func words(of names: String?...) -> String {
        let names = names.compactMap(\.self)
        let words = SearchFolding.skeleton(names.map(withoutAbbreviations).joined(separator: " "))
        return words.isEmpty ? SearchFolding.skeleton(names.joined(separator: " ")) : words
    }

    /// The longest abbreviation, in letters.
    private static let abbreviation = 3

    private static func withoutAbbreviations(_ name: String) -> String {
        var kept = String.UnicodeScalarView()
        var word = String.UnicodeScalarView()
        for scalar in name.unicodeScalars {
            guard isBoundary(scalar) else {
                word.append(scalar)
                continue
            }
            if scalar != "." || word.count > abbreviation { kept.append(contentsOf: word) }
            kept.append(" ")
            word.removeAll(keepingCapacity: true)
        }
        kept.append(contentsOf: word)
        return String(kept)
    }

    private static func isBoundary(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "0"..."9", "A"..."Z", "a"..."z", "'", "`": false
        default: scalar.isASCII
        }
    }
}
