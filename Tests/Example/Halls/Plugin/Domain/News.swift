import Foundation
import KazakhstanFormats
import PluginKit

/// What became of a hall, as the page and the feed of news tell it.
struct News: Described {
    /// Counted up; later news has a greater one.
    var id = 0
    var at = Date(timeIntervalSince1970: 0)
    var kind = Kind.opening
    var hallId = UUID.blank
    var hall = LocalizedText()

    enum Kind: String, Choice {
        case opening, closing
        static let texts = "halls.newsKind"
    }

    static let fields = Fields(
        "HallNews", texts: "halls.news", blank: News(),
        [
            Field("id", told: \.id), Field("at", told: \.at), Field("kind", told: \.kind),
            Field("hallId", told: \.hallId), Field("hall", told: \.hall),
        ])
}
