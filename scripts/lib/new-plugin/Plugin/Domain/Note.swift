import Foundation
import KazakhstanFormats
import PluginKit

/// A short text for the public.
struct Note: Described, Identified {
    var id: UUID
    var text = LocalizedText()
    var writtenAt: Date

    static let fields = Fields(
        "__Name__Note", texts: "__id__.notes",
        blank: Note(id: UUID.v7(), writtenAt: Date(timeIntervalSince1970: 0)),
        [
            Field("id", told: \.id),
            Field("text", told: \.text),
            Field("writtenAt", told: \.writtenAt),
        ])
}
