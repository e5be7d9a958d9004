/// A number with a unit behind it: `100 MB`, `30 min`.
private struct Measure {
    let number: Int
    let unit: String

    init?(_ text: String) {
        guard let match = text.wholeMatch(of: /([0-9]{1,12}) ?([A-Za-z]+)/),
            let number = Int(match.1)
        else { return nil }
        self.number = number
        unit = String(match.2)
    }
}

/// A size of something: `512 kB`, `100 MB`.
struct ByteCount: ExpectingSetting {
    let bytes: Int

    static var expectation: String { "a size such as 512 kB or 100 MB" }
    private static let units = [("MB", 1_048_576), ("kB", 1_024), ("B", 1)]

    static func megabytes(_ number: Int) -> ByteCount { ByteCount(bytes: number * 1_048_576) }

    var settingText: String {
        let (unit, size) = Self.units.first { bytes.isMultiple(of: $0.1) } ?? ("B", 1)
        return "\(bytes / size) \(unit)"
    }
}

extension ByteCount {
    init?(settingText: String) {
        guard let measure = Measure(settingText),
            let size = Self.units.first(where: { $0.0.lowercased() == measure.unit.lowercased() })?
                .1
        else { return nil }
        let (bytes, overflows) = measure.number.multipliedReportingOverflow(by: size)
        guard !overflows, bytes > 0 else { return nil }
        self.init(bytes: bytes)
    }
}

/// How long something takes or holds: `500 ms`, `30 s`, `15 min`, `12 h`, `30 d`.
struct TimeSpan: ExpectingSetting {
    let milliseconds: Int

    static var expectation: String { "a time such as 30 s, 15 min or 12 h" }
    private static let units = [
        ("d", 86_400_000), ("h", 3_600_000), ("min", 60_000), ("s", 1_000), ("ms", 1),
    ]

    static func seconds(_ number: Int) -> TimeSpan { TimeSpan(milliseconds: number * 1_000) }
    static func minutes(_ number: Int) -> TimeSpan { seconds(number * 60) }
    static func hours(_ number: Int) -> TimeSpan { minutes(number * 60) }

    var duration: Duration { .milliseconds(milliseconds) }
    var seconds: Double { Double(milliseconds) / 1_000 }

    var settingText: String {
        let (unit, size) = Self.units.first { milliseconds.isMultiple(of: $0.1) } ?? ("ms", 1)
        return "\(milliseconds / size) \(unit)"
    }
}

extension TimeSpan {
    init?(settingText: String) {
        guard let measure = Measure(settingText),
            let size = Self.units.first(where: { $0.0 == measure.unit.lowercased() })?.1
        else { return nil }
        let (milliseconds, overflows) = measure.number.multipliedReportingOverflow(by: size)
        guard !overflows, milliseconds > 0 else { return nil }
        self.init(milliseconds: milliseconds)
    }
}
