import Foundation
import KazakhstanFormats
import PluginKit

/// That a card is of the same organisation as another, which takes over.
struct NGOMerging: Described {
    var intoId: UUID?

    static let fields = Fields(
        "NGOMerging", texts: "registry.ngoMerging", blank: NGOMerging(),
        [Field("intoId", \.intoId, .required, .offered)])
}

/// Two cards that may be of one organisation: their names say the same.
struct NGOPair: Sendable {
    let first: NGO
    let second: NGO
}
