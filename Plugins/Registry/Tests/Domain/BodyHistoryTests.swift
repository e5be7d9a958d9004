import KazakhstanFormats
import PluginKit
import Testing

@testable import Registry

@Suite struct `The history of a body` {
    @Test func `a renaming parts the version of its day in two`() throws {
        var history = founded(2016)
        try history.rename(renaming("Second", from: 2023), keepsShortName: true)
        #expect(history.versions.map(\.name.ru) == ["First", "Second"])
        #expect(history.versions.map(\.validFrom) == [day(2016), day(2023)])
        #expect(history.versions.map(\.validTo) == [day(2023).adding(days: -1), nil])
        #expect(history.versions[1].cause == .renaming)
    }

    @Test func `a late renaming goes on through a transfer and stops at the next renaming`() throws
    {
        var history = founded(2016)
        try history.transfer(
            Transfer(katoCode: KATOCode(rawValue: "710000000"), effectiveOn: day(2020)),
            given: ["katoCode"])
        try history.rename(renaming("Third", from: 2023), keepsShortName: true)
        try history.rename(renaming("Second", from: 2018), keepsShortName: true)
        #expect(history.versions.map(\.name.ru) == ["First", "Second", "Second", "Third"])
        #expect(
            history.versions.map { $0.katoCode?.rawValue } == [nil, nil, "710000000", "710000000"])
    }

    @Test func `versions follow each other without a gap`() throws {
        var history = founded(2016)
        for year in [2023, 2018, 2020, 2018] {
            try history.rename(renaming("Of \(year)", from: year), keepsShortName: false)
        }
        for (earlier, later) in zip(history.versions, history.versions.dropFirst()) {
            #expect(earlier.validTo?.adding(days: 1) == later.validFrom)
        }
        #expect(history.validFrom == day(2016))
        #expect(history.validTo == nil)
    }

    @Test func `a renaming on the first day of a version parts nothing`() throws {
        var history = founded(2016)
        try history.rename(renaming("Renamed at birth", from: 2016), keepsShortName: true)
        #expect(history.versions.map(\.name.ru) == ["Renamed at birth"])
    }

    @Test func `a change before the founding is refused`() {
        var history = founded(2016)
        #expect(throws: OutsideOfBody.self) {
            try history.rename(renaming("Too early", from: 2010), keepsShortName: true)
        }
    }

    @Test func `a closing before a recorded change is refused`() throws {
        var history = founded(2016)
        try history.rename(renaming("Second", from: 2023), keepsShortName: true)
        #expect(throws: LaterChange.self) { try history.close(on: day(2020)) }
        try history.close(on: day(2024))
        #expect(history.validTo == day(2024))
        #expect(throws: AlreadyClosed.self) { try history.close(on: day(2025)) }
    }

    @Test func `a correction keeps the other versions as they are`() throws {
        var history = founded(2016)
        try history.rename(renaming("Second", from: 2023), keepsShortName: true)
        var body = Body()
        body.validFrom = day(2015)
        body.name.ru = "Second, spelled right"
        try history.correct(near: day(2026), by: body)
        #expect(history.versions.map(\.name.ru) == ["First", "Second, spelled right"])
        #expect(history.validFrom == day(2015))
    }

    private func founded(_ year: Int) -> BodyHistory {
        var body = Body()
        body.name.ru = "First"
        body.validFrom = day(year)
        return BodyHistory([BodyVersion(body)])
    }

    private func renaming(_ name: String, from year: Int) -> Renaming {
        Renaming(name: LocalizedText(ru: name), effectiveOn: day(year))
    }

    private func day(_ year: Int) -> Day { Day(daysSince2000: Int32((year - 2000) * 366)) }
}
