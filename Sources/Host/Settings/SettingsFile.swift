import Foundation
import PluginKit

/// The settings file: where it is looked for, and its text with every key explained.
enum SettingsFile {
    /// The places, the first that holds a file decides.
    static let places = ["Config/arna.yaml", "/etc/arna/arna.yaml"]

    /// The file that is named by `--config` or `ARNA_CONFIG`, or else is found; nil where there is none.
    static func find(config: String?, environment: [String: String]) -> URL? {
        if let named = config ?? environment["ARNA_CONFIG"], !named.isEmpty {
            return URL(fileURLWithPath: named)
        }
        return places.first { FileManager.default.fileExists(atPath: $0) }
            .map { URL(fileURLWithPath: $0) }
    }

    /// `Config/arna.yaml`: every key with its meaning and default, to be uncommented where it differs.
    static var text: String {
        var lines = opening
        var section = ""
        for key in HostSetting.all.map({ DeclaredKey($0) }) {
            let words = key.path.split(separator: ".")
            let isNested = words.count > 1
            if section != words[0] {
                lines.append("")
                if isNested { lines.append("\(words[0]):") }
                section = String(words[0])
            }
            let margin = isNested ? "  " : ""
            lines += wrapped(key.key.meaning, to: 100 - margin.count - 2).map { "\(margin)# \($0)" }
            lines.append("\(margin)#\(words.last ?? ""): \(key.fallback)")
        }
        return (lines + closing).joined(separator: "\n") + "\n"
    }

    private static let opening = """
        # The settings of Arna. Read from --config, ARNA_CONFIG, Config/arna.yaml or /etc/arna/arna.yaml.
        #
        # Every key is here with its default; remove the # before it to say something else. Over the file
        # goes the environment (server.port is ARNA_SERVER_PORT), over that --set server.port=9000.
        # A key that nobody knows stops the start. `arna doctor` says what is wrong.
        """.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)

    private static let closing = """

        # Each plugin has a section of its own, named by its id; its README explains the keys:
        #
        # publications:
        #   list:
        #     length: 50
        """.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)

    private static func wrapped(_ text: String, to width: Int) -> [String] {
        text.split(separator: " ").reduce(into: [""]) { lines, word in
            let line = lines[lines.count - 1]
            if line.isEmpty {
                lines[lines.count - 1] = String(word)
            } else if line.count + 1 + word.count <= width {
                lines[lines.count - 1] += " " + word
            } else {
                lines.append(String(word))
            }
        }
    }
}

extension DeclaredKey {
    /// The default as YAML.
    fileprivate var fallback: String {
        if isList {
            let elements = key.fallbackText.split(separator: ",").map { element in
                // A colon would begin a value.
                element.contains(":") ? "\"\(element)\"" : String(element)
            }
            return "[\(elements.joined(separator: ", "))]"
        }
        return key.fallbackText.isEmpty ? "\"\"" : key.fallbackText
    }
}
