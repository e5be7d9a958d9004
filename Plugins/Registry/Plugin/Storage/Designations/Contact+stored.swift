import PluginKit

extension [Contact] {
    /// As they stand in a column of type jsonb.
    var stored: String {
        var json = JSONWriter()
        write(to: &json, masking: .public)
        return json.text
    }

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

extension [PublicContact] {
    init(stored text: String) throws {
        self = try [Contact](stored: text).map {
            PublicContact(kind: $0.kind, value: $0.value, extension: $0.extension)
        }
    }
}
