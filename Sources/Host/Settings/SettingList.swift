import PluginKit

/// Some values of one kind: `[a, b]` in the file, `a,b` in the environment.
struct SettingList<Element: ListedSetting>: ExpectingSetting {
    let elements: [Element]

    static var expectation: String { "a list of \(Element.plural)" }

    init(_ elements: [Element]) { self.elements = elements }

    init?(settingText: String) {
        var elements: [Element] = []
        for part in settingText.split(separator: ",") {
            guard let element = Element(String(part.drop { $0 == " " })) else { return nil }
            elements.append(element)
        }
        self.init(elements)
    }

    var settingText: String { elements.map(\.description).joined(separator: ",") }
}

/// What a list of the settings may hold.
protocol ListedSetting: Sendable, LosslessStringConvertible {
    static var plural: String { get }
}

extension String: ListedSetting {
    static var plural: String { "texts" }
}

extension CIDR: LosslessStringConvertible, ListedSetting {
    static var plural: String { "addresses or ranges such as 10.0.0.0/8" }
}
