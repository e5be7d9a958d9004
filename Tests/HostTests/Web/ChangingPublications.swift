import Foundation
import KazakhstanFormats
import PluginKit
import PluginTesting

/// Publications whose API has a history: one endpoint was added, one is to be called no longer.
struct ChangingPublications: Plugin, ServesAPI {
    init() {}

    static let underTest = PluginUnderTest(Self.self, folder: PluginUnderTest.publications.folder)

    var apiChanges: [APIChange] {
        [
            APIChange(.added, .get, "readings/{id}", on: "2026-02-01", "publications.new"),
            APIChange(.deprecated, .get, "papers/{id}", on: "2026-03-01", "publications.title"),
        ]
    }

    var endpoints: [Endpoint] {
        [
            .read("readings/{id}", .public, "What is read.", by: Nothing.self) { _, _ in
                Nothing()
            },
            .read("papers/{id}", .public, "What was read.", by: Nothing.self) {
                (_, _) -> Nothing? in nil
            }
            .deprecated(since: "2026-03-01", sunset: "2027-03-01", successor: "readings/{id}"),
        ]
    }
}
