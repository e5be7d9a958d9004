import KazakhstanFormats
import PluginKit

extension CellReader {
    /// Three cells, kk, ru and en, as a text.
    mutating func localized() throws -> LocalizedText {
        LocalizedText(kk: try nextText(), ru: try nextText(), en: try nextText())
    }

    /// Three cells as a text; nil where none of them says anything.
    mutating func localizedIfAny() throws -> LocalizedText? {
        let text = try localized()
        return text.kk == nil && text.ru == nil && text.en == nil ? nil : text
    }
}

extension SQL {
    /// A text as three values: kk, ru, en.
    static func values(of text: LocalizedText?) -> SQL {
        "\(text?.kk)::text, \(text?.ru)::text, \(text?.en)::text"
    }

    /// The condition that a period holds on a day.
    static func holds(_ alias: String, on day: Day) -> SQL {
        """
        \(raw: alias).valid_from <= \(day) AND (\(raw: alias).valid_to IS NULL OR \
        \(raw: alias).valid_to >= \(day))
        """
    }
}
