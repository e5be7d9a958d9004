import PluginKit
import Testing

@testable import Host

@Suite struct FormReadingTests {
    private func read(_ pairs: (name: String, value: String)...) -> JSON {
        FormReading.json(from: pairs, fields: Person.fields.descriptions)
    }

    @Test func `what was not sent is absent`() {
        #expect(read() == [:])
        #expect(read(("count", "1")) == ["count": 1])
    }

    @Test(arguments: [
        ("12 500", JSON.number("12500")), ("12\u{A0}500", .number("12500")), ("-3", .number("-3")),
        ("много", "много"), ("1e5", "1e5"), ("007", "007"), ("", .null), ("  ", .null),
    ]) func `a number is read as people type it`(text: String, value: JSON) {
        #expect(read(("count", text)) == .object([.init("count", value)]))
    }

    @Test func `a decimal comma is a point`() {
        #expect(read(("share", "0,25")) == ["share": .number("0.25")])
    }

    @Test(arguments: [
        ("20.03.2026", "2026-03-20"), ("2026-03-20", "2026-03-20"), ("31.02.2026", "31.02.2026"),
    ])
    func `a day is read as people type it`(text: String, value: String) {
        #expect(read(("born", text)) == .object([.init("born", .string(value))]))
    }

    @Test func `lines of one control and values of several are one list`() {
        #expect(read(("phones", " a \r\n\r\nb\n")) == ["phones": ["a", "b"]])
        #expect(read(("phones", "a"), ("phones", ""), ("phones", "b")) == ["phones": ["a", "b"]])
    }

    @Test func `elements that were left empty are dropped, wherever they stand`() {
        let json = read(
            ("contacts.0.value", ""), ("contacts.0.isPublic", "false"), ("contacts.2.value", " "),
            ("contacts.10.value", "z"), ("contacts.9.value", "y"), ("contacts.9.isPublic", "false"),
            ("contacts.9.isPublic", "true"))
        #expect(json == ["contacts": [["value": "y", "isPublic": true], ["value": "z"]]])
    }

    @Test func `an element with nothing but a tick is kept, so that its error is told`() {
        let json = read(("contacts.0.value", ""), ("contacts.0.isPublic", "true"))
        #expect(json == ["contacts": [["value": "", "isPublic": true]]])
    }

    @Test func `names that no field has are passed over`() {
        let json = read(
            ("id", "1"), ("contacts.x.value", "1"), ("contacts.-1.value", "1"),
            ("contacts.999999.value", "1"),
            ("name.surname.de", "x"), ("name..kk", "y"))
        #expect(json == ["name": ["surname": [:]], "contacts": []])
    }

    @Test func `texts keep their lines and lose nothing else`() {
        #expect(read(("note", " a\r\n b ")) == ["note": " a\n b "])
    }
}
