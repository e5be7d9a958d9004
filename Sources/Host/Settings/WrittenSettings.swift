import Configuration
import Foundation

/// The settings as they are written: on the command line, in the environment, in a file. The first of
/// them that has a key decides.
struct WrittenSettings: Sendable {
    let file: YAMLDocument?
    /// What `--set` named.
    let assignments: [Assignment]
    private let layers: [Layer]

    struct Assignment: Sendable {
        let path: String
        let text: String
    }

    private struct Layer: Sendable {
        let values: any ConfigSnapshot
        let place: @Sendable (DeclaredKey) -> String
    }

    /// - Parameters:
    ///   - assignments: `server.port=9000`, as they follow `--set`.
    ///   - environment: Only names with `ARNA_` in front are looked at.
    init(
        file: URL?, assignments: [String], environment: [String: String]
    ) throws(SettingsRefused) {
        self.assignments = try Self.assignments(assignments)
        var layers = [
            Layer(values: Self.layer(self.assignments)) { "--set \($0.path)" },
            Layer(values: Self.layer(environment)) { $0.environmentName },
        ]
        if let file {
            let text = try Self.text(of: file)
            let document = try Self.document(text, name: file.relativePath)
            self.file = document
            if !document.leaves.isEmpty {
                let values = try Self.layer(text, document.name)
                layers.append(Layer(values: values) { document.place(of: $0.path) })
            }
        } else {
            self.file = nil
        }
        self.layers = layers
    }

    /// What is written for a key; nil where nothing is.
    func text(of key: DeclaredKey) throws(SettingsRefused) -> (text: String, place: String)? {
        for layer in layers {
            do {
                guard let text = try layer.values.text(of: key), !text.isEmpty else { continue }
                return (text, layer.place(key))
            } catch {
                let kind = key.isList ? "a list" : "one value"
                throw SettingsRefused(layer.place(key), "\(key.path) must be \(kind)")
            }
        }
        return nil
    }

    private static func text(of file: URL) throws(SettingsRefused) -> String {
        do { return try String(contentsOf: file, encoding: .utf8) } catch {
            let exists = FileManager.default.fileExists(atPath: file.path)
            throw SettingsRefused(
                file.relativePath, exists ? "cannot be read as UTF-8" : "does not exist")
        }
    }

    private static func document(
        _ text: String, name: String
    ) throws(SettingsRefused) -> YAMLDocument {
        do { return try YAMLDocument(text, name: name) } catch {
            throw SettingsRefused([error.problem])
        }
    }

    private static func assignments(_ texts: [String]) throws(SettingsRefused) -> [Assignment] {
        var assignments: [Assignment] = []
        for text in texts {
            guard let sign = text.firstIndex(of: "="), sign != text.startIndex else {
                throw SettingsRefused("--set", "is followed by key=value")
            }
            assignments.append(
                Assignment(
                    path: String(text[..<sign]), text: String(text[text.index(after: sign)...])))
        }
        return assignments
    }
}

extension WrittenSettings {
    private static func layer(_ assignments: [Assignment]) -> any ConfigSnapshot {
        let values = assignments.map {
            (AbsoluteConfigKey($0.path.split(separator: ".").map(String.init)), $0.text)
        }
        return InMemoryProvider(
            values: Dictionary(values) { $1 }.mapValues { ConfigValue(.string($0), isSecret: true) }
        ).snapshot()
    }

    private static func layer(_ environment: [String: String]) -> any ConfigSnapshot {
        var environment = environment
        if environment["ARNA_SERVER_PORT"] == nil {
            environment["ARNA_SERVER_PORT"] = environment["ARNA_PORT"]
        }
        return EnvironmentVariablesProvider(environmentVariables: environment)
            .prefixKeys(with: "arna").snapshot()
    }

    private static func layer(
        _ text: String, _ name: String
    ) throws(SettingsRefused) -> any ConfigSnapshot {
        do {
            return try YAMLSnapshot(
                data: Array(text.utf8).span.bytes, providerName: name, parsingOptions: .default)
        } catch {
            throw SettingsRefused(name, "holds a value that is no setting")
        }
    }
}

extension ConfigSnapshot {
    /// A list is given as the environment writes it, with commas.
    fileprivate func text(of key: DeclaredKey) throws -> String? {
        let place = AbsoluteConfigKey(key.path.split(separator: ".").map(String.init))
        let isFile = self is YAMLSnapshot
        switch try value(forKey: place, type: key.isList && isFile ? .stringArray : .string).value?
            .content
        {
        case .string(let text): return text
        case .stringArray(let texts): return texts.joined(separator: ",")
        default: return nil
        }
    }
}
