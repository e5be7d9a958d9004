/// How Latin typing is spelled in the skeleton.
enum LatinSigns {
    /// The spelling of the next letter, or of the letters that stand for one, and their count.
    ///
    /// "sch" is щ at the beginning of a word (Schuchinsk) and с with ч within it (Peschanoe).
    static func next(
        in word: ArraySlice<Unicode.Scalar>, atWordStart: Bool
    ) -> (sign: String, length: Int) {
        let first = word[word.startIndex]
        guard first.isASCII, word.count > 1 else { return (single(first), 1) }
        switch (first, word[word.startIndex + 1]) {
        case ("s", "h"): return ("sh", 2 + lengthOfEnd(word.dropFirst(2)))
        case ("s", "c") where atWordStart:
            let end = lengthOfEnd(word.dropFirst(1))
            return (end == 2 ? "sh" : "s", 1 + end)
        case ("z", "h"): return ("zh", 2)
        case ("k", "h"): return ("kh", 2)
        case ("g", "h"): return ("g", 2)
        case ("c", "h"): return ("tsh", 2)
        default: return (single(first), 1)
        }
    }

    /// How much of a "ch" follows: both letters, the "c" of an unfinished one, or nothing.
    private static func lengthOfEnd(_ rest: ArraySlice<Unicode.Scalar>) -> Int {
        guard rest.first == "c" else { return 0 }
        if rest.count == 1 { return 1 }
        return rest[rest.startIndex + 1] == "h" ? 2 : 0
    }

    private static func single(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "c": "ts"
        case "h": "kh"
        case "j": "zh"
        case "q": "k"
        case "w": "u"
        case "x": "ks"
        case "y": "i"
        case "ə": "a"
        case "0"..."9": String(scalar)
        case "a"..."z": String(scalar)
        default: marked(scalar)
        }
    }

    private static func marked(_ scalar: Unicode.Scalar) -> String {
        let bare = FoldedLetters.latin(scalar)
        guard bare.utf8.allSatisfy({ (97...122).contains($0) }) else { return "" }
        return switch bare {
        case "ch": "tsh"
        case "c": "ts"
        case "y": "i"
        default: bare
        }
    }
}
