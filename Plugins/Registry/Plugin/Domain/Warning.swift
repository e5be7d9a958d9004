import KazakhstanFormats
import PluginKit

/// What was recorded although it deserves a second look.
struct Warning: Described {
    var code = ""
    /// In the reader's language.
    var message = ""
    /// How it is said; put into words by ``said(_:)``.
    var text: Message?

    init() {}

    init(_ code: String, _ arguments: [String: String] = [:]) {
        self.code = code
        text = Message(TextKey("registry.warning.\(code)"), arguments)
    }

    func said(_ say: (Message) -> String) -> Warning {
        var said = self
        if let text { said.message = say(text) }
        return said
    }

    static let fields = Fields(
        "Warning", texts: "registry.warning", blank: Warning(),
        [Field("code", told: \.code), Field("message", told: \.message)])

    /// Kazakh equal to Russian: probably one was copied for want of the other. Source: PLT-5.
    static func sameInBothLanguages(_ texts: [LocalizedText?]) -> [Warning] {
        texts.contains { $0?.isSuspiciouslySame ?? false } ? [Warning("sameInBothLanguages")] : []
    }
}
