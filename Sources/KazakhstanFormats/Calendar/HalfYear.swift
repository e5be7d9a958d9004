/// A half of a year: the period in which an official meets the NGOs once.
///
/// The first runs from 1 January to 30 June, the second from 1 July to 31 December.
public struct HalfYear: Sendable, Hashable, Comparable {
    public enum Half: Int, Sendable, Hashable, CaseIterable { case first = 1, second }

    public let year: Int
    public let half: Half

    public init(year: Int, half: Half) {
        self.year = year
        self.half = half
    }

    public init(containing day: Day) {
        let (year, month, _) = day.components
        self.init(year: year, half: month <= 6 ? .first : .second)
    }

    public var firstDay: Day {
        Day(daysSince2000: Day.count(year: year, month: half == .first ? 1 : 7, day: 1))
    }

    public var lastDay: Day { next.firstDay.adding(days: -1) }

    public var next: HalfYear {
        half == .first
            ? HalfYear(year: year, half: .second) : HalfYear(year: year + 1, half: .first)
    }

    public func contains(_ day: Day) -> Bool { HalfYear(containing: day) == self }

    public static func < (a: HalfYear, b: HalfYear) -> Bool {
        (a.year, a.half.rawValue) < (b.year, b.half.rawValue)
    }

    /// «2026 жылғы бірінші жартыжылдық», «первое полугодие 2026 года», "first half of 2026".
    public func words(in language: Language) -> String {
        let isFirst = half == .first
        return switch language {
        case .kk: "\(year) жылғы \(isFirst ? "бірінші" : "екінші") жартыжылдық"
        case .ru: "\(isFirst ? "первое" : "второе") полугодие \(year) года"
        case .en: "\(isFirst ? "first" : "second") half of \(year)"
        }
    }
}

extension Day {
    public var halfYear: HalfYear { HalfYear(containing: self) }
}
