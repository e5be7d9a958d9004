import Foundation
import KazakhstanFormats
import PluginKit

@testable import Host

/// The host's real templates and texts, beside the folder of a plugin made for one test.
struct ShellFixture {
    static let hostFolder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../Sources/Host").standardized

    static let agency = Agency(
        id: UUID(), slug: "mki",
        name: LocalizedText(kk: "Мәдениет және ақпарат министрлігі", ru: "Министерство культуры"))

    /// A folder of the plugin `notes` with these files.
    static func plugin(_ files: [String: String]) throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "arna-\(UUID().text)")
        for (path, text) in files {
            let file = folder.appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        return folder
    }

    static func shell(_ files: [String: String] = [:]) throws -> Shell {
        let folder = try plugin(files)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try Shell(
            hostFolder: hostFolder, plugins: files.isEmpty ? [] : [(id: "notes", folder: folder)])
    }

    /// What is wrong with a plugin of these files.
    static func problems(_ files: [String: String]) throws -> [String] {
        do {
            _ = try shell(files)
            return []
        } catch let problems as ShellProblems {
            return problems.all.map(\.description)
        }
    }

    /// The same text in all three locales, but for those that are given.
    static func locales(_ text: String, ru: String? = nil, en: String? = nil) -> [String: String] {
        [
            "Locales/kk.yaml": text, "Locales/ru.yaml": ru ?? text, "Locales/en.yaml": en ?? text,
        ]
    }

    static func frame(_ language: Language = .kk, path: String = "/notes/list") -> Frame {
        Frame(
            language: language, agency: agency, path: path, assetBase: "/assets/host/1",
            csrf: "token",
            pluginId: "notes")
    }
}

extension String {
    func count(of part: String) -> Int { components(separatedBy: part).count - 1 }
}
