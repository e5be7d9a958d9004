extension KATOCode {
    /// How deep a unit lies, told by the zeros at the end of its code.
    public enum Level: Int, Sendable, Hashable, Comparable, CaseIterable {
        /// An oblast or a city of republican significance.
        case region = 1
        /// A district or a city of oblast significance.
        case district
        /// A town of district significance, a settlement or a rural district.
        case subdistrict
        /// A village, a station, a locality.
        case locality

        public static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }
    }

    public var level: Level {
        if number % 1_000 != 0 { return .locality }
        if number % 100_000 != 0 { return .subdistrict }
        return number % 10_000_000 != 0 ? .district : .region
    }

    /// The unit of a higher level in which this one lies; itself at its own level; nil below it.
    public func ancestor(_ level: Level) -> KATOCode? {
        guard level <= self.level else { return nil }
        let width: Int32 =
            switch level {
            case .region: 10_000_000
            case .district: 100_000
            case .subdistrict: 1_000
            case .locality: 1
            }
        return KATOCode(unchecked: number - number % width)
    }

    /// The oblast or the city of republican significance.
    public var region: KATOCode { KATOCode(unchecked: number - number % 10_000_000) }

    public var isRegion: Bool { number % 10_000_000 == 0 }

    /// The codes in which this one may lie, nearest first; empty for a region.
    ///
    /// The first of them that an edition holds is the parent: a village may lie right in a
    /// district, so the nearest need not exist.
    public var parentCandidates: [KATOCode] {
        var candidates: [KATOCode] = []
        for level in [Level.subdistrict, .district, .region] where level < self.level {
            guard let candidate = ancestor(level), candidate != self else { continue }
            if candidate != candidates.last { candidates.append(candidate) }
        }
        return candidates
    }

    /// `AB CD EF HIJ` as they stand in the columns ab, cd, ef, hij of the statistics office.
    public var parts: (ab: Int, cd: Int, ef: Int, hij: Int) {
        let number = Int(number)
        return (number / 10_000_000, number / 100_000 % 100, number / 1_000 % 100, number % 1_000)
    }

    /// A code from the four columns of the statistics office.
    public init(ab: Int, cd: Int, ef: Int, hij: Int) throws(KATOProblem) {
        guard (10...99).contains(ab) else { throw .region }
        guard (0...99).contains(cd), (0...99).contains(ef), (0...999).contains(hij) else {
            throw .digits
        }
        try self.init(number: Int32(ab * 10_000_000 + cd * 100_000 + ef * 1_000 + hij))
    }

    private init(unchecked number: Int32) { self.number = number }
}
