/// Small letters, marks and base letters, scalar by scalar.
enum FoldedLetters {
    static func lower(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x41...0x5A, 0x410...0x42F: return shifted(scalar, by: 0x20)
        case 0x400...0x40F: return shifted(scalar, by: 0x50)
        case 0x61...0x7A, 0x30...0x39, 0x430...0x45F: return scalar
        case 0x130: return "i"
        default: return scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
        }
    }

    /// A letter with the mark behind it: only where that makes another letter for the search
    /// (ş, ç, š, č, ž, and ý, the у of the alphabet of 2018); elsewhere the mark is dropped.
    static func join(_ letter: Unicode.Scalar, _ mark: Unicode.Scalar) -> Unicode.Scalar {
        switch (lower(letter), mark.value) {
        case ("s", 0x327), ("s", 0x30C), ("s", 0x326): "ş"
        case ("c", 0x327), ("c", 0x30C): "ç"
        case ("z", 0x30C): "ž"
        case ("y", 0x301): "ý"
        default: letter
        }
    }

    /// The letter of the readable folding.
    static func base(of scalar: Unicode.Scalar) -> Unicode.Scalar {
        if scalar.isCyrillic { return cyrillic[scalar] ?? scalar }
        return scalar.isASCII ? scalar : latin(scalar).unicodeScalars.first ?? scalar
    }

    /// The bare Latin letter, or the pair that a marked one is written with.
    static func latin(_ scalar: Unicode.Scalar) -> String {
        marked[scalar] ?? String(scalar)
    }

    private static let cyrillic: [Unicode.Scalar: Unicode.Scalar] = [
        "ә": "а", "ғ": "г", "қ": "к", "ң": "н", "ө": "о", "ұ": "у", "ү": "у", "һ": "х", "і": "и",
        "ё": "е", "й": "и",
    ]

    private static let marked: [Unicode.Scalar: String] = {
        let letters = [
            "a": "àáâãäåāăąǎ", "c": "ĉċ", "ch": "çćč", "d": "ďđð", "e": "èéêëēĕėęě", "g": "ĝğġģǵǧ",
            "i": "ìíîïĩīĭįı", "k": "ķ", "l": "ĺļľł", "n": "ñńņňŋ", "o": "òóôõöøōŏő", "r": "ŕŗř",
            "s": "ŝ", "sh": "śşšș", "t": "ţťț", "u": "ùúûüũūŭůűųý", "y": "ÿ", "z": "ź", "zh": "żž",
        ]
        var marked: [Unicode.Scalar: String] = [:]
        for (bare, all) in letters {
            for scalar in all.unicodeScalars { marked[scalar] = bare }
        }
        return marked
    }()

    private static func shifted(_ scalar: Unicode.Scalar, by distance: UInt32) -> Unicode.Scalar {
        Unicode.Scalar(scalar.value + distance) ?? scalar
    }
}
