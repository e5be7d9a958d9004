import PluginKit

/// What people call the fields of records and the parameters of operations, and inputs that work.
struct FieldLabels: Sendable {
    /// By `registry.Body.name`, or `getRegistryBodies.level` for a parameter.
    private var labels: [String: TextKey] = [:]
    /// Examples of records by their names: `registry.Body`.
    private(set) var examples: [String: JSON] = [:]
    /// Examples of values by the names of their fields, for records of which there is none: `registry.position`.
    private(set) var words: [String: JSON] = [:]

    init(of plugins: [ServingPlugin]) {
        for plugin in plugins {
            for endpoint in plugin.contributions.endpoints { add(endpoint, of: plugin.id) }
            for export in plugin.contributions.exports {
                add(export.record, of: plugin.id)
                let path = "exports/\(export.name)"
                add(
                    export.query + ExportOrder.fields.descriptions,
                    to: OpenAPIDocument.operationId(.get, path, of: plugin.id))
            }
            add(ImportReport.shape, of: plugin.id)
            add(ImportRecord.shape, of: plugin.id)
            add(KeptFile.shape, of: plugin.id)
            add(
                ImportOrder.fields.descriptions,
                to: OpenAPIDocument.operationId(.post, "imports", of: plugin.id))
            add(
                NewFileOfRecord.fields.descriptions,
                to: OpenAPIDocument.operationId(.post, "files", of: plugin.id))
        }
    }

    subscript(name: String) -> TextKey? { labels[name] }

    private mutating func add(_ endpoint: Endpoint, of plugin: String) {
        add(
            endpoint.query,
            to: OpenAPIDocument.operationId(endpoint.method, endpoint.path, of: plugin))
        add(endpoint.output.record, of: plugin)
        guard let input = endpoint.input else { return }
        add(input, of: plugin)
        if let example = endpoint.example { add(example, as: input, of: plugin) }
    }

    /// Keeps an input that works, with the records in it.
    private mutating func add(_ example: JSON, as shape: Shape, of plugin: String) {
        switch shape {
        case .optional(let inner): add(example, as: inner, of: plugin)
        case .list(let element):
            if let first = example.array?.first { add(first, as: element, of: plugin) }
        case .object(let name, let fields):
            for ending in ["", "Input", "Change"] {
                examples["\(plugin).\(name)\(ending)"] = example
            }
            for field in fields {
                guard let value = example[field.name] else { continue }
                words["\(plugin).\(field.name)"] = value
                add(value, as: field.shape, of: plugin)
            }
        default: break
        }
    }

    private mutating func add(_ fields: [FieldDescription], to operation: String) {
        for field in fields { labels["\(operation).\(field.name)"] = field.label }
    }

    private mutating func add(_ shape: Shape, of plugin: String) {
        switch shape {
        case .optional(let inner), .list(let inner): add(inner, of: plugin)
        case .object(let name, let fields):
            let record = "\(plugin).\(name)"
            // A record within itself is known by then.
            if let first = fields.first, labels["\(record).\(first.name)"] != nil { return }
            for field in fields {
                for ending in ["", "Input", "Change"] {
                    labels["\(record)\(ending).\(field.name)"] = field.label
                }
            }
            for field in fields { add(field.shape, of: plugin) }
        default: break
        }
    }
}
