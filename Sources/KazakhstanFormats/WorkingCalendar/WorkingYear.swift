/// What makes one year's calendar of working days: the record that an installation keeps of a year.
public struct WorkingYear: Sendable, Hashable, Codable {
    public let year: Int
    public let holidays: [Holiday]
    public let swaps: [Swap]
    /// What is not settled yet, so that the calendar of the year may still change.
    public let awaits: Set<Unsettled>
    /// Where holidays and transfers come from, in words.
    public let source: String

    public init(
        year: Int, holidays: [Holiday], swaps: [Swap] = [], awaits: Set<Unsettled> = [],
        source: String
    ) {
        self.year = year
        self.holidays = holidays
        self.swaps = swaps
        self.awaits = awaits
        self.source = source
    }

    /// A day off by law.
    public struct Holiday: Sendable, Hashable, Codable {
        public let day: Day
        public let name: LocalizedText
        /// Whether the next working day is off where the holiday falls on a day off: so for national
        /// and state holidays, not for 7 January and the first day of Kurban Ait.
        public let isTransferred: Bool

        public init(day: Day, name: LocalizedText, isTransferred: Bool = true) {
            self.day = day
            self.name = name
            self.isTransferred = isTransferred
        }
    }

    /// A day off and a working day that change places by order of the Minister of Labour (Labour Code,
    /// article 85 (3)).
    public struct Swap: Sendable, Hashable, Codable {
        /// The day off that is worked.
        public let worked: Day
        /// The working day that is off instead.
        public let off: Day
        public let source: String

        public init(worked: Day, off: Day, source: String) {
            self.worked = worked
            self.off = off
            self.source = source
        }
    }

    public enum Unsettled: String, Sendable, Hashable, Codable, CaseIterable {
        /// Orders that swap days may still come.
        case orders
        /// The day of Kurban Ait is a forecast until the Spiritual Administration announces it.
        case kurbanAit
    }
}
