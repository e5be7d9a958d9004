import KazakhstanFormats
import PluginKit

/// The pages of the API in the reader's language.
struct APIViews {
    let host: HostViews
    let texts: LocaleTexts
    let description: APIDescription
    let plugins: [ServingPlugin]

    var language: Language { host.language }

    /// The operations, each plugin's by themselves.
    func list(of chosen: String?) -> View {
        let known = plugins.filter { plugin in
            description.operations.contains { $0.plugin == plugin.id }
        }
        let shown = known.filter { chosen == nil || $0.id == chosen }
        return View(
            "host/api", title: "host.api.title",
            [
                "plugins": .options(
                    known.map { Form.Offer(value: $0.id, label: name(of: $0)) }, chosen: chosen),
                "groups": .list(
                    shown.map { plugin in
                        [
                            "id": .text(plugin.id),
                            "name": .localized(plugin.manifest.name, in: language),
                            "operations": .list(
                                description.operations.filter { $0.plugin == plugin.id }
                                    .map(row)),
                        ]
                    }),
            ])
    }

    private func name(of plugin: ServingPlugin) -> String {
        plugin.manifest.name.text(in: language)?.0 ?? plugin.id
    }

    private func row(_ operation: DescribedOperation) -> Model {
        [
            "id": .text(operation.id), "method": .text(operation.method.rawValue.uppercased()),
            "path": .text(operation.path), "summary": summary(of: operation),
            "access": .text(access(to: operation)), "isDeprecated": .flag(operation.isDeprecated),
        ]
    }

    /// What became of the API, and what may become of it.
    var changes: View {
        View(
            "host/api-changes", title: "host.api.changesTitle",
            [
                "changes": .list(
                    description.log.entries.map { entry in
                        [
                            "day": .text(entry.change.day.words(in: language)),
                            "kind": .text(host.text(entry.change.kind.label)),
                            "operation": .text(entry.operation),
                            "text": .text(host.text(Message(entry.change.text))),
                        ]
                    })
            ])
    }

    /// What an operation does, in English where its plugin says it in no other language.
    func summary(of operation: DescribedOperation) -> Model {
        if let said = operation.json["x-summary"]?[language.rawValue]?.string { return .text(said) }
        return .words(operation.summary, in: language == .en ? nil : .en)
    }

    func access(to operation: DescribedOperation) -> String {
        guard !operation.isPublic else { return host.text("host.plugins.access.public") }
        let permission = plugins.flatMap(\.contributions.permissions)
            .first { $0.id == operation.permission }
        return permission.map { host.text(Message($0.label)) }
            ?? host.text("host.plugins.access.signedIn")
    }
}
