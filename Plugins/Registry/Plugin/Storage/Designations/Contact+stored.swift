import PluginKit

extension [Contact] {
    /// As they stand in a column of type jsonb.
    var stored: String { written.text }

    init(stored text: String) throws {
        let contacts = text == "[]" ? nil : try JSONParser.parse([UInt8](text.utf8)).array
        self = (contacts ?? []).map { json in
            Contact(
                kind: Contact.Kind(rawValue: json["kind"]?.string ?? "") ?? .phone,
                value: json["value"]?.string ?? "", extension: json["extension"]?.string,
                public: json["public"]?.bool ?? false)
        }
    }
}
