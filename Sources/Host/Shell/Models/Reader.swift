import KazakhstanFormats
import PluginKit

/// For whom a page is drawn: the frame around it, and the texts in the reader's language.
final class Reader: Sendable {
    let frame: Frame
    private let texts: LocaleTexts

    init(_ frame: Frame, _ texts: LocaleTexts) {
        self.frame = frame
        self.texts = texts
    }

    func text(_ message: Message) -> String { texts.text(message, in: frame.language) }

    /// The words that every template may use; nil for any other.
    func word(_ name: String) -> Any? {
        switch name {
        case "base": Written(frame.base)
        case "hostBase": Written(frame.hostBase)
        case "language": Written(frame.language.rawValue)
        case "path": Written(frame.path)
        case "csrf": Written(frame.csrf ?? "")
        case "assetBase": Written(frame.assetBase)
        case "isSignedIn": frame.account != nil
        case "isLowVision": frame.isLowVision
        default: nil
        }
    }
}
