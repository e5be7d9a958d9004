/// The nearest of some words, for «did you mean».
public enum Spelling {
    /// The word at most two slips away (a third of its length for short ones), or nil.
    public static func nearest(to word: String, among known: some Sequence<String>) -> String? {
        // A word from outside may be a megabyte long; it is near to nothing.
        guard word.utf8.count <= 200 else { return nil }
        return known.map { (word: $0, distance: distance(word.lowercased(), $0.lowercased())) }
            .filter { $0.distance <= max(1, min(3, $0.word.count / 3)) }
            .min { $0.distance < $1.distance }?
            .word
    }

    /// Insertions, deletions and exchanges of letters between two words (Levenshtein).
    static func distance(_ left: String, _ right: String) -> Int {
        let right = Array(right)
        var row = Array(0...right.count)
        for (i, letter) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, other) in right.enumerated() {
                let exchange = diagonal + (letter == other ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(exchange, row[j] + 1, row[j + 1] + 1)
            }
        }
        return row[right.count]
    }
}
