import Foundation
import KazakhstanFormats
import PluginKit
import Testing

@Suite struct `A row laid over a record` {
    private func row(_ columns: [String], _ record: JSON) -> ImportRow {
        let positions = Dictionary(
            uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })
        return ImportRow(
            line: 2, cells: [], header: .init(positions: positions, titles: columns),
            record: record)
    }

    private var stay: Stay {
        var stay = Stay()
        stay.name = LocalizedText(kk: "Сапар", ru: "Поездка", en: "Journey")
        stay.note = LocalizedText(ru: "Заметка")
        stay.place = Place(name: "Астана", floor: 3)
        return stay
    }

    @Test func `a language without a column keeps its text, an empty cell empties its own`()
        throws
    {
        let row = row(
            ["/name/kk", "/name/en", "/note/kk"], ["name": ["kk": "Жол", "en": nil], "note": nil])
        let read = try Stay.fields.decode(row, onto: stay)
        #expect(read.record.name == LocalizedText(kk: "Жол", ru: "Поездка"))
        #expect(read.record.note == LocalizedText(ru: "Заметка"))
        #expect(read.names == ["name", "note"])
    }

    @Test func `what is left without a word is empty`() throws {
        let read = try Stay.fields.decode(row(["/note/ru"], ["note": nil]), onto: stay)
        #expect(read.record.note == nil)
    }

    @Test func `a part of an object without a column keeps its value`() throws {
        let row = row(["/place/name"], ["place": ["name": "Алматы"]])
        let read = try Stay.fields.decode(row, onto: stay)
        #expect(read.record.place?.name == "Алматы" && read.record.place?.floor == 3)
    }

    @Test func `what other fields describe is passed over, and a new record needs what it needs`() {
        do {
            _ = try Stay.fields.decode(row(["/key", "/place/name"], ["key": "1", "place": nil]))
            Issue.record("it was taken")
        } catch {
            #expect(error.problems.map(\.pointer) == ["/name"])
        }
    }
}

private struct Stay: Described {
    var name = LocalizedText()
    var note: LocalizedText?
    var place: Place?

    static let fields = Fields(
        "Stay", texts: "test.stay", blank: Stay(),
        [
            Field("name", \.name, .required), Field("note", \.note), Field("place", \.place),
        ])
}

private struct Place: Described {
    var name = ""
    var floor: Int?

    static let fields = Fields(
        "Place", texts: "test.place", blank: Place(),
        [Field("name", \.name, .required), Field("floor", \.floor)])
}
