import KazakhstanFormats

extension Request {
    /// The whole address of a page, by the name under which the reader reached this installation:
    /// `https://arna.example.kz/kk/halls/halls/7`.
    /// - Parameter path: From the language on, without it: `halls/halls/7`.
    public func address(of path: String) -> String {
        "\(origin.site)/\(language.rawValue)/\(path)"
    }

    /// A picture that a telephone reads a text from, for `<img src="{{code}}" alt="…">` on pages and in documents.
    public func scanCode(of text: String) async throws -> Model {
        .text(try await services.require((any ScanCodes).self).picture(of: text))
    }
}

/// Makes pictures that telephones read; the host offers it.
public protocol ScanCodes: Sendable {
    /// The picture as a `data:` address.
    func picture(of text: String) async throws -> String
}
