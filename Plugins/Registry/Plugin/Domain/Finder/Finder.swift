import KazakhstanFormats
import PluginKit

/// Who answers to the people of a place, the nearest first. Source: REG-6.
struct Finder: Described {
    var place = Place(code: .blank, name: LocalizedText())
    /// District, region, centre; one that has nothing to say is left out.
    var rings: [FinderRing] = []
    /// What the officials of the rings say they deal with.
    var topics: [String] = []

    static let fields = Fields(
        "Finder", texts: "registry.finder", blank: Finder(),
        [
            Field("place", told: \.place), Field("rings", told: \.rings),
            Field("topics", told: \.topics),
        ])
}

/// The bodies of one level that are there for a place.
struct FinderRing: Described {
    var level = Level.central
    /// The district or region; nil of the centre.
    var place: Place?
    var officials: [Official] = []
    /// Bodies that expect an official and have none.
    var without: [UncoveredBody] = []

    static let fields = Fields(
        "FinderRing", texts: "registry.finder", blank: FinderRing(),
        [
            Field("level", told: \.level), Field("place", told: \.place),
            Field("officials", told: \.officials), Field("without", told: \.without),
        ])

    /// Leaves those who name a topic, where any of the ring does; the others deal with anything.
    mutating func narrow(to topic: FinderTopic) {
        let named = officials.filter { $0.topics.contains(where: topic.matches) }
        if !named.isEmpty { officials = named }
    }
}

/// What somebody wants to talk about: every word begins some word of an official's topic.
struct FinderTopic {
    /// Of each word the ways in which it may begin.
    private let words: [[String]]

    /// Nil where no word was typed.
    init?(_ text: String?) {
        let typed = SearchFolding.skeleton(text ?? "").split(separator: " ").prefix(8)
        guard !typed.isEmpty else { return nil }
        words = typed.map { SearchFolding.beginnings(of: $0) }
    }

    func matches(_ topic: String) -> Bool {
        let spoken = SearchFolding.skeleton(topic).split(separator: " ")
        return words.allSatisfy { beginnings in
            spoken.contains { word in beginnings.contains { word.hasPrefix($0) } }
        }
    }
}
