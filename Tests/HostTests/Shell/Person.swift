import Foundation
import KazakhstanFormats
import PluginKit

/// A record with a field of every kind that a form can ask for.
struct Person: Described {
    var name = Name()
    var kind = Kind.primary
    var level: Level?
    var rank: String?
    var offices: [String] = []
    var born: Day?
    var count: Int?
    var share: Double?
    var isOpen = false
    var phones: [String] = []
    var place = LocalizedText()
    var contacts: [Contact] = []
    var topics: [Level] = []
    var seen: Date?
    var home: Home?
    var token: String?
    var note: String?

    static let fields = Fields(
        "Person", texts: "notes.person", blank: Person(),
        [
            Field("name", \.name, .required), Field("kind", \.kind), Field("level", \.level),
            Field("rank", \.rank, .offered), Field("offices", \.offices, .offered),
            Field("born", \.born, .required), Field("count", \.count), Field("share", \.share),
            Field("isOpen", \.isOpen), Field("phones", \.phones), Field("place", \.place, .lines),
            Field("contacts", \.contacts), Field("topics", \.topics), Field("seen", \.seen),
            Field("home", \.home), Field("token", \.token, .hidden), Field("note", \.note, .lines),
        ])

    enum Kind: String, Choice {
        case primary, deputy
        static let texts = "notes.kind"
    }

    enum Level: String, Choice {
        case one, two, three, four, five
        static let texts = "notes.level"
    }

    struct Name: Described {
        var surname = LocalizedText()
        static let fields = Fields(
            "Name", texts: "notes.person", blank: Name(), [Field("surname", \.surname, .required)])
    }

    struct Contact: Described {
        var value = ""
        var isPublic = false
        static let fields = Fields(
            "Contact", texts: "notes.person", blank: Contact(),
            [Field("value", \.value, .required), Field("isPublic", \.isPublic)])
    }

    struct Home: Described {
        var street = ""
        static let fields = Fields(
            "Home", texts: "notes.person", blank: Home(), [Field("street", \.street, .required)])
    }

    /// A person of whom everything is known.
    static let whole: JSON = [
        "name": ["surname": ["kk": "Әлиев «<b>", "ru": "Алиев", "en": nil]],
        "kind": "deputy", "level": "four", "rank": "b", "offices": ["a", "c"], "born": "2001-02-03",
        "count": 12500, "share": .number("0.5"), "isOpen": true, "phones": ["+7 701", "+7 702"],
        "place": ["kk": "Абай көшесі, 1\n2-қабат", "ru": nil, "en": nil],
        "contacts": [["value": "a@b.kz", "isPublic": true], ["value": "+7", "isPublic": false]],
        "topics": ["one", "five"], "seen": "2026-03-20T09:00:00Z", "home": ["street": "Абай"],
        "token": "t-1", "note": "бірінші\nекінші",
    ]
}
