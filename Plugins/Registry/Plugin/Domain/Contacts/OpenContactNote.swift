import Foundation
import KazakhstanFormats
import PluginKit

/// What somebody said of the contacts of an official, and no operator has seen to yet.
struct OpenContactNote: Described, Identified {
    var id = UUID.blank
    var source = Source.official
    var designationId = UUID.blank
    var name = LocalizedText()
    /// What is wrong, as a reader chose it.
    var subject: ContactReport.Subject?
    var note: String?
    /// How many have said it.
    var count = 1
    var at = Date(timeIntervalSince1970: 0)
    /// Whether somebody has left an e-mail for the answer.
    var awaitsLetter = false

    enum Source: String, Choice {
        /// The official, by the link of a letter.
        case official
        case reader
        static let texts = "registry.contactNoteSource"
    }

    static let fields = Fields(
        "OpenContactNote", texts: "registry.contactNotes", blank: OpenContactNote(),
        [
            Field("id", told: \.id), Field("source", told: \.source),
            Field("designationId", told: \.designationId), Field("name", told: \.name),
            Field("subject", told: \.subject), Field("note", told: \.note, .data(.personal)),
            Field("count", told: \.count), Field("at", told: \.at),
            Field("awaitsLetter", told: \.awaitsLetter),
        ])
}

/// From whom notes are asked for.
struct ContactNoteQuery: Described {
    var source: OpenContactNote.Source?

    static let fields = Fields(
        "ContactNoteQuery", texts: "registry.contactNotes", blank: ContactNoteQuery(),
        [Field("source", \.source)])
}
