import KazakhstanFormats
import PluginKit

/// The description of the API as it is served, put together once: ``OpenAPIDocument`` with what is said in the
/// languages of its readers.
struct APIDescription: Sendable {
    let json: JSON
    let operations: [DescribedOperation]
    let labels: FieldLabels
    let log: APIChangeLog

    init(of plugins: [ServingPlugin], texts: LocaleTexts) {
        labels = FieldLabels(of: plugins)
        log = APIChangeLog(of: plugins)
        let told = SpokenDescription(
            document: OpenAPIDocument(plugins: plugins).json, plugins: plugins, labels: labels,
            texts: texts)
        json = told.json.with("x-changelog", log.json(texts))
        operations = DescribedOperation.all(of: json)
    }

    /// The schemas by their names.
    var schemas: JSON { json["components"]?["schemas"] ?? [:] }

    /// An example by the reference to it.
    func example(_ reference: JSON?) -> JSON? {
        let name = reference?["$ref"]?.string?.split(separator: "/").last.map(String.init)
        return name.flatMap { json["components"]?["examples"]?[$0]?["value"] }
    }
}
