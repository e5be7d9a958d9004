import KazakhstanFormats
import PluginKit

/// The host's own pages in the reader's language: what their templates show, as typed arguments.
struct HostViews {
    let language: Language
    private let texts: any Texts

    init(_ texts: any Texts, _ language: Language) {
        self.texts = texts
        self.language = language
    }

    func text(_ message: Message) -> String { texts.text(message, in: language) }

    func model(_ message: Message?) -> Model {
        message.map { .text(text($0)) } ?? .none
    }

    func model(_ figures: [Figure]) -> Model {
        .list(figures.map { ["value": .text($0.value), "label": .text(text($0.label))] })
    }
}
