import Foundation
import Host
public import PluginKit

/// What every plugin keeps to, whoever wrote it: the contract of ``PluginKit`` as far as it can be tried.
///
/// ```swift
/// struct PublicationsConformance {
///     @Test(arguments: Conformance.Point.allCases)
///     func `publications keep to what every plugin keeps to`(_ point: Conformance.Point) async throws {
///         try await Conformance(of: Publications.self).check(point)
///     }
/// }
/// ```
public struct Conformance: Sendable {
    let plugin: PluginUnderTest
    /// The plugins that it requires or uses, each before those that do so.
    let providers: [PluginUnderTest]

    /// - Parameters:
    ///   - plugin: Lies in `Plugins/<its name>`, with its migrations, texts and README.
    ///   - providers: The plugins that its manifest requires or uses, with those that they need before them.
    public init(of plugin: any Plugin.Type, requiring providers: [any Plugin.Type] = []) {
        self.init(
            of: PluginUnderTest(plugin), requiring: providers.map { PluginUnderTest($0) })
    }

    /// The same for plugins that lie in folders of their own.
    public init(of plugin: PluginUnderTest, requiring providers: [PluginUnderTest] = []) {
        self.plugin = plugin
        self.providers = providers
    }

    /// Tries one point.
    /// - Throws: ``NotConforming`` with everything that is wrong, or an error of the database.
    public func check(_ point: Point) async throws {
        let findings = try await findings(at: point)
        guard findings.isEmpty else { throw NotConforming(point: point, findings: findings) }
    }

    /// All that is wrong at one point, in the order in which it was met.
    func findings(at point: Point) async throws -> [Finding] {
        let subject = try Subject(plugin, beside: providers)
        var findings =
            switch point {
            case .pureContributions: PureContributions(subject).findings
            case .upgrades: try await Upgrades(subject: subject).findings()
            case .ownSchema: try await OwnSchema(subject: subject).findings()
            case .describedAPI: try await DescribedAPI(subject: subject).findings()
            case .keptPromises: KeptPromises(subject: subject).findings
            case .readMe: ReadMe(subject).findings
            case .languages: Languages(subject).findings
            case .pages: try await PageWalk(subject: subject).findings()
            case .demonstration: try await RemovableDemonstration(subject: subject).findings()
            }
        var met = Set<Finding>()
        findings.removeAll { !met.insert($0).inserted }
        return findings
    }
}

extension Conformance {
    /// One thing that a plugin keeps to.
    public enum Point: String, Sendable, CaseIterable, CustomStringConvertible {
        /// Asking twice for what it adds gives the same, without a host and without a database.
        case pureContributions
        /// From every earlier schema, filled or empty, its migrations lead to the same schema as at once;
        /// none that was released has changed.
        case upgrades
        /// Its SQL names no schema of another plugin but the views of those that it requires or uses.
        case ownSchema
        /// It serves, below its prefix; examples are taken, and no schema is empty or open.
        case describedAPI
        /// What its API promised at a release it keeps, or tells what became of it.
        case keptPromises
        /// Its README names the settings, permissions, events and jobs that it declares.
        case readMe
        /// Every text that it names is there in Kazakh, Russian and English, and no other.
        case languages
        /// Its pages open for whom they are meant, in three languages, and are sound HTML.
        case pages
        /// Its demonstration is loaded once however often, and removed without a rest.
        case demonstration

        public var description: String {
            switch self {
            case .pureContributions: "contributions are pure"
            case .upgrades: "every released schema can be upgraded"
            case .ownSchema: "SQL keeps to its own schema"
            case .describedAPI: "the API is described"
            case .keptPromises: "promises of the API are kept"
            case .readMe: "the README tells what is declared"
            case .languages: "three languages are complete"
            case .pages: "pages open and are sound"
            case .demonstration: "the demonstration is removable"
            }
        }
    }
}

/// A plugin that does not keep to a point, with everything that is wrong.
public struct NotConforming: Error, CustomStringConvertible {
    public let point: Conformance.Point
    let findings: [Finding]

    public var description: String {
        "\(findings.count) against “\(point)”:\n"
            + findings.map { "  \($0)" }.joined(separator: "\n")
    }
}

/// One thing that is wrong with a plugin: where, what, and the way out.
struct Finding: Sendable, Hashable, CustomStringConvertible {
    let plugin: String
    /// A file of the plugin, a route, or an object of the database.
    let place: String
    let what: String
    let remedy: String

    var description: String { "\(plugin): \(place) \(what); \(remedy)" }
}
