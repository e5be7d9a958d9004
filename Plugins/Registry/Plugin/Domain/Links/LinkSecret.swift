import Foundation
import PluginKit

/// The secret in a link: 192 random bits.
struct LinkSecret: Sendable {
    let text: String

    static func new() -> LinkSecret {
        var source = SystemRandomNumberGenerator()
        let bytes = (0..<24).map { _ in UInt8.random(in: .min ... .max, using: &source) }
        return LinkSecret(
            text: Data(bytes).base64EncodedString().replacing("+", with: "-").replacing(
                "/", with: "_"))
    }

    private init(text: String) { self.text = text }

    /// The secret that a path holds.
    /// - Throws: ``LinkRefused/unknown`` where it cannot be one.
    init(in request: Request) throws(LinkRefused) {
        guard let text = request.path["token"], text.wholeMatch(of: /[A-Za-z0-9_-]{32}/) != nil
        else { throw .unknown }
        self.init(text: text)
    }
}
