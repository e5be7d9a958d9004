import Foundation
import HTTPTypes
import KazakhstanFormats
import PluginKit
import PostgresStore

/// A file that was sent to be taken in, and what came of it.
struct ImportRecord: Described, Identified {
    var id = UUID.blank
    var kind = ""
    var fileName: String?
    var mode = ImportMode.all
    var isDryRun = false
    var effectiveOn: Day?
    var supersedes = false
    var askedAt = Date(timeIntervalSince1970: 0)
    var state = State.waiting
    /// How much of the file has been read, in hundredths; nil where it is not being read.
    var progress: Int?
    var report: ImportReport?
    /// Why it was not taken in as a whole, for people.
    var refusal: String?
    /// Whether there is the same file with one more column.
    var hasFindings = false

    // What is not told.
    var plugin = ""
    var account: UUID?
    var agency = UUID.blank
    var run = UUID.blank
    var file: UUID?
    var findings: UUID?
    var refused: RecordedRefusal?

    enum State: String, Choice {
        case waiting, running, done, refused, failed, cancelled
        static let texts = "host.imports.states"

        var isOver: Bool { self != .waiting && self != .running }
    }

    static let fields = Fields(
        "Import", texts: "host.import.record", blank: ImportRecord(),
        [
            Field("id", told: \.id), Field("kind", told: \.kind),
            Field("fileName", told: \.fileName), Field("mode", told: \.mode),
            Field("dryRun", told: \.isDryRun), Field("effectiveOn", told: \.effectiveOn),
            Field("supersede", told: \.supersedes), Field("askedAt", told: \.askedAt),
            Field("state", told: \.state), Field("progress", told: \.progress),
            Field("report", told: \.report), Field("refusal", told: \.refusal),
            Field("hasFindings", told: \.hasFindings),
        ])
}

/// A refusal that was kept with the import, to be said to whoever asks what came of it.
struct RecordedRefusal: Refusal, Described {
    var status = 422
    var text = ""

    static let fields = Fields(
        "RecordedRefusal", texts: "host.import.record", blank: RecordedRefusal(),
        [Field("status", \.status), Field("text", \.text, .length(0...ImportReport.messageLimit))])

    var consequence: Consequence {
        [Consequence.conflict, .forbidden, .missing, .tooLarge, .unsupported, .unavailable]
            .first { $0.status.code == status } ?? .invalid
    }
    /// A text that is no name of one says itself.
    var message: Message { Message(TextKey(text)) }
}
