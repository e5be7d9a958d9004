public import Foundation
import PluginKit

extension HostSettings {
    /// The settings as one start finds them.
    public struct Found: Sendable {
        public let settings: HostSettings
        /// The file they were read from; nil where there is none.
        public let file: URL?
    }

    /// Finds the file and reads the host's own settings.
    ///
    /// A file that is named must exist; one that is found need not. Sections of plugins are left for
    /// ``settings(of:declaring:)``.
    /// - Parameters:
    ///   - config: The file that `--config` names.
    ///   - assignments: `server.port=9000`, over file and environment.
    /// - Throws: ``SettingsRefused`` with every problem.
    public static func read(
        config: String? = nil, assignments: [String] = [], environment: [String: String]
    ) throws -> Found {
        let file = SettingsFile.find(config: config, environment: environment)
        return Found(
            settings: try HostSettings(
                WrittenSettings(file: file, assignments: assignments, environment: environment)),
            file: file)
    }

    /// The settings of a test: defaults, and these over them; a password costs next to nothing.
    public static func forTests(_ values: [String: String]) throws -> HostSettings {
        var settings = try HostSettings(
            WrittenSettings(
                file: nil, assignments: values.map { "\($0.key)=\($0.value)" }, environment: [:]))
        settings.passwordCost = PasswordCost(logN: 4)
        return settings
    }

    init(_ written: WrittenSettings) throws(SettingsRefused) {
        let keys = HostSetting.all.map { DeclaredKey($0) }
        var problems = written.unknownKeys(among: keys) { HostSetting.sections.contains($0) }
        let values = written.values(of: keys, &problems)
        guard problems.isEmpty else { throw SettingsRefused(problems) }
        self.init(values: Settings(values, of: HostSetting.all), written: written)
    }

    /// The settings of a plugin, from its section of the file.
    /// - Throws: ``SettingsRefused`` with every problem of that section.
    func settings(
        of plugin: String, declaring declared: [any AnySettingKey]
    ) throws(SettingsRefused) -> Settings {
        let keys = declared.map { DeclaredKey($0, in: plugin) }
        var problems = written.unknownKeys(among: keys) { $0 == plugin }
        let values = written.values(of: keys, &problems)
        guard problems.isEmpty else { throw SettingsRefused(problems) }
        let names = values.map { (String($0.key.dropFirst(plugin.count + 1)), $0.value) }
        return Settings(Dictionary(uniqueKeysWithValues: names), of: declared)
    }

    /// Sections that are neither the host's nor an installed plugin's.
    func unknownSections(besides plugins: some Sequence<String>) -> [WrittenProblem] {
        let known = HostSetting.sections.union(plugins)
        return written.places.compactMap { written in
            let section = String(written.path.prefix { $0 != "." })
            guard !known.contains(section) else { return nil }
            return WrittenProblem(written.place, unknown: section, among: known.sorted())
        }
    }
}

extension WrittenSettings {
    /// Every path that a person wrote, with its place. The environment is not among them: other
    /// programs may read names of ours.
    var places: [(path: String, place: String)] {
        assignments.map { ($0.path, "--set \($0.path)") }
            + (file.map { file in file.leaves.map { ($0.path, file.place(of: $0)) } } ?? [])
    }

    /// What was written in these sections and is declared by nobody.
    func unknownKeys(
        among keys: [DeclaredKey], in isOurs: (String) -> Bool
    ) -> [WrittenProblem] {
        let known = keys.map(\.path)
        return places.compactMap { path, place in
            guard isOurs(String(path.prefix { $0 != "." })), !known.contains(path),
                !isEmptySection(path, of: known)
            else { return nil }
            return WrittenProblem(place, unknown: path, among: known)
        }
    }

    /// `server:` with nothing but comments below it.
    private func isEmptySection(_ path: String, of known: [String]) -> Bool {
        file?[path]?.value == .empty
            && (known.isEmpty || known.contains { $0.hasPrefix(path + ".") })
    }

    /// The texts of the keys that are written, by path.
    func values(
        of keys: [DeclaredKey], _ problems: inout [WrittenProblem]
    ) -> [String: String] {
        var values: [String: String] = [:]
        for key in keys {
            do {
                guard let (text, place) = try self.text(of: key) else { continue }
                if let objection = key.objection(to: text) {
                    problems.append(WrittenProblem(place, objection))
                }
                values[key.path] = text
            } catch {
                problems += error.problems
            }
        }
        return values
    }
}
