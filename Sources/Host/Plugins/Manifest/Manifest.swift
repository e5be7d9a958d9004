import KazakhstanFormats

/// What a plugin says of itself before any of its code is loaded: its `plugin.yaml`.
///
/// `plugin.schema.json` among the host's assets describes the file for editors.
package struct Manifest: Sendable, Hashable {
    /// One word everywhere: folder, schema of the database, prefix of routes, permissions and texts.
    package let id: String
    let name: LocalizedText
    let version: Version
    /// The name of the plugin's module; its library is `lib<library>.so`.
    let library: String
    /// The plugins without which this one cannot serve.
    let requires: [String]
    /// The plugins whose services, events and views this one uses where they serve; it serves without
    /// them, too.
    let uses: [String]
    /// One sentence in English.
    let description: String

    static let fileName = "plugin.yaml"

    /// All plugins that must boot before this one, where they are there.
    package var providers: [String] { requires + uses }
}

/// A manifest that cannot be used, with every problem that was found in it.
package struct ManifestRefused: Error {
    let problems: [WrittenProblem]
}
