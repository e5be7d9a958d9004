import Foundation
import KazakhstanFormats
import PluginKit
import Testing

@Suite struct FieldsTests {
    @Test func `an input is read into a record, and what was given is known`() throws {
        let given = try Journey.fields.decode([
            "title": ["kk": " Сапар ", "ru": ""], "startsOn": "2026-03-20", "days": 3,
            "kind": "visit", "stops": [["place": "750000000"]],
        ])
        #expect(given.record.title == LocalizedText(kk: "Сапар"))
        #expect(given.record.startsOn?.description == "2026-03-20")
        #expect(given.record.stops.first?.place?.rawValue == "750000000")
        #expect(given.names == ["title", "startsOn", "days", "kind", "stops"])
        #expect(!given.contains("note"))
    }

    @Test func `everything that is wrong is told at once`() {
        let problems = problems(of: [
            "title": ["kk": nil, "de": "Reise"], "startsOn": "20.03.2026", "kind": "walk",
            "stops": [["place": "12"], [:]], "dayz": 3,
        ])
        #expect(
            problems == [
                "/title/de unknownKey", "/startsOn notADay", "/kind notAChoice",
                "/stops/0/place notAPlace", "/stops/1/place required", "/dayz unknownKey",
            ])
    }

    @Test func `a near name is proposed for an unknown one`() {
        do {
            _ = try Journey.fields.decode(["title": ["kk": "Сапар"], "dayz": 3])
            Issue.record("it was taken")
        } catch {
            #expect(error.problems.first?.message.arguments["near"] == "days")
        }
    }

    @Test func `what a new record must have is asked for, and not of a changed one`() throws {
        #expect(problems(of: [:]) == ["/title required"])
        #expect(problems(of: ["title": [:]]) == ["/title requiredKazakhOrRussian"])
        let before = Journey()
        #expect(try Journey.fields.decode([:], onto: before).names.isEmpty)
    }

    @Test func `null empties what may be empty, and absent leaves it`() throws {
        var before = Journey()
        before.days = 3
        before.note = "ескі"
        let after = try Journey.fields.decode(["days": nil], onto: before).record
        #expect(after.days == nil && after.note == "ескі")
        #expect(problems(of: ["title": ["kk": "Сапар"], "kind": nil]) == ["/kind required"])
    }

    @Test func `a rule over several fields speaks when each alone is right`() {
        #expect(
            problems(of: ["title": ["kk": "Сапар"], "days": 0]) == ["/days atLeastOne"])
    }

    @Test func `a text is trimmed, normalised and measured in letters`() throws {
        let decomposed = "\u{0438}\u{0306}"
        let given = try Journey.fields.decode([
            "title": ["kk": "Сапар"], "note": .string(" \(decomposed) "),
        ])
        #expect(given.record.note?.unicodeScalars.count == 1)
        #expect(
            problems(of: [
                "title": ["kk": "Сапар"], "note": .string(String(repeating: "ә", count: 21)),
            ])
                == ["/note tooLong"])
    }

    @Test func `each record made from an input is another one`() throws {
        let input: JSON = ["title": ["kk": "Сапар"]]
        let first = try Journey.fields.decode(input).record.id
        #expect(try Journey.fields.decode(input).record.id != first)
    }

    @Test func `the audit sees identifiers masked, the answer does not`() throws {
        var journey = Journey()
        journey.title = LocalizedText(kk: "Сапар")
        journey.traveller = try IIN("990106300596")
        journey.note = "Дана"
        let masked = Journey.fields.masked(journey)
        #expect(!masked.contains("990106300596") && !masked.contains("Дана"))
        #expect(masked.contains("9901••••0596"))
        var json = JSONWriter()
        Journey.fields.write(journey, to: &json)
        #expect(json.text.contains("990106300596"))
    }

    @Test func `what is written reads back as the same`() throws {
        var journey = Journey()
        journey.title = LocalizedText(kk: "Сапар", ru: "Поездка")
        journey.days = 2
        journey.kind = .meeting
        var json = JSONWriter()
        Journey.fields.write(journey, to: &json)
        let read = try Journey.fields.decode(try JSONParser.parse(json.bytes)).record
        #expect(read.title == journey.title && read.days == 2 && read.kind == .meeting)
    }

    private func problems(of json: JSON) -> [String] {
        do {
            _ = try Journey.fields.decode(json)
            return []
        } catch {
            return error.problems.map { "\($0.pointer) \($0.code)" }
        }
    }
}

/// A record of every kind of field.
struct Journey: Described {
    enum Kind: String, Choice {
        case visit, meeting
        static let texts = "journeys.kind"
    }

    struct Stop: Described {
        var place: KATOCode?
        static let fields = Fields(
            "Stop", texts: "journeys.stop", blank: Stop(), [Field("place", \.place, .required)])
    }

    var id = UUID.v7()
    var title = LocalizedText()
    var startsOn: Day?
    var days: Int?
    var kind = Kind.visit
    var stops: [Stop] = []
    var note: String?
    var traveller: IIN?

    static let fields = Fields(
        "Journey", texts: "journeys.journey", blank: Journey(),
        [
            Field("id", told: \.id), Field("title", \.title, .required, .length(1...100)),
            Field("startsOn", \.startsOn), Field("days", \.days), Field("kind", \.kind),
            Field("stops", \.stops), Field("note", \.note, .length(0...20), .data(.personal)),
            Field("traveller", \.traveller, .data(.identifier)),
        ]
    ) { journey, problems in
        if journey.days == 0 { problems.append(FieldProblem("/days", "atLeastOne")) }
    }
}
