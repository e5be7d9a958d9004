import Foundation
import KazakhstanFormats
import PluginKit

extension Officials {
    /// An official for an address book; of one who has ended there is none.
    static let vCard = Document("officials/{id}", .vCard, access: .public) { request in
        let official = try await find(request.id, today: request.today, from: request.database)
        guard let official, official.validTo.map({ $0 >= request.today }) ?? true else {
            throw Missing()
        }
        return .text(
            try VCard(of: official, for: request).text, named: "official-\(official.id.text)")
    }
}

/// A card of RFC 6350 about an official, in one language; it holds what their page shows.
struct VCard {
    private var lines: [String] = []

    init(of official: Official, for request: Request) throws {
        let drawing = Drawing(request: request)
        let language = request.language
        let person = official.person
        add("VERSION", "4.0")
        add("UID", "urn:uuid:\(official.id.text)")
        add("LANG", language.rawValue)
        add("FN", Self.escaped(drawing.words(person.fullName)))
        let parts = [person.surname, person.givenName, person.patronymic]
        add("N", parts.map { Self.escaped(drawing.words($0)) }.joined(separator: ";") + ";;")
        add("ORG", Self.escaped(drawing.words(official.bodyName)))
        add("TITLE", Self.escaped(drawing.words(official.position)))
        add("ROLE", Self.escaped(request.text("registry.official.role")))
        for contact in try official.contacts.each { add(contact) }
        add("NOTE", Self.escaped(Self.note(on: official, drawing)))
    }

    /// The lines as RFC 6350 wants them: ended by CR and LF, and none longer than 75 bytes.
    var text: String {
        (["BEGIN:VCARD"] + lines + ["END:VCARD"]).map(Self.folded).joined()
    }

    private mutating func add(_ name: String, _ value: String) {
        let line = value.unicodeScalars.filter { $0.value >= 0x20 }
        if !line.isEmpty { lines.append("\(name):\(String(String.UnicodeScalarView(line)))") }
    }

    private mutating func add(_ contact: PublicContact) {
        let link = Drawing.link(contact.kind, contact.value)
        switch contact.kind {
        case .phone, .mobile:
            let type = contact.kind == .phone ? "voice" : "cell"
            let digits = contact.extension?.filter { $0.isASCII && $0.isNumber } ?? ""
            let suffix = digits.isEmpty ? "" : ";ext=\(digits)"
            add("TEL;VALUE=uri;TYPE=\"work,\(type)\"", (link ?? "") + suffix)
        case .email: add("EMAIL;TYPE=work", Self.escaped(contact.value))
        case .messenger:
            if let link { add("URL;TYPE=work", link) }
        }
    }

    /// When and where one is received.
    private static func note(on official: Official, _ drawing: Drawing) -> String {
        let hours = drawing.words(official.receptionHours)
        let place = drawing.words(official.receptionPlace)
        return [hours, place].filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for letter in text.unicodeScalars {
            switch letter {
            case "\\", ",", ";":
                escaped.unicodeScalars.append("\\")
                escaped.unicodeScalars.append(letter)
            case "\n": escaped += "\\n"
            default:
                if letter.value >= 0x20 { escaped.unicodeScalars.append(letter) }
            }
        }
        return escaped
    }

    /// A line that goes on begins with a blank; no letter is torn apart.
    private static func folded(_ line: String) -> String {
        var folded = ""
        var length = 0
        for letter in line.unicodeScalars {
            let size = UTF8.width(letter)
            if length + size > 75 {
                folded += "\r\n "
                length = 1
            }
            folded.unicodeScalars.append(letter)
            length += size
        }
        return folded + "\r\n"
    }
}
