import Foundation
import KazakhstanFormats
import PluginKit

/// Turns values of the registry into what templates show, for one reader.
struct Drawing {
    let request: Request

    var language: Language { request.language }

    func text(_ message: Message) -> Model { .text(request.text(message)) }

    func localized(_ text: LocalizedText?) -> Model {
        text.map { .localized($0, in: language) } ?? .none
    }

    /// The words alone, where no markup may stand: a title, an option.
    func words(_ text: LocalizedText?) -> String { text?.text(in: language)?.text ?? "" }

    func choice(_ choice: (some Choice)?) -> Model {
        choice.map { text(Message($0.label)) } ?? .none
    }

    func day(_ day: Day?) -> Model { .optional(day?.words(in: language)) }

    /// «2024 жылғы 10 қаңтардан бастап», «… 10 қаңтардан 2026 жылғы 20 наурызға дейін».
    func period(from: Day, to: Day?) -> Model {
        let since = from.words(in: language, case: .ablative)
        guard let to else { return text(Message("registry.period.since", ["from": since])) }
        let until = to.words(in: language, case: .dative)
        return text(Message("registry.period.between", ["from": since, "to": until]))
    }

    func choices(chosen: (some Choice)?) -> Model { .choices(chosen: chosen, for: request) }

    func regions(_ regions: [Region], chosen: KATOCode?) -> Model {
        .options(regions.map { offer($0.code.rawValue, $0.name) }, chosen: chosen?.region.rawValue)
    }

    func kinds(_ kinds: [BodyKind], chosen: String?) -> Model {
        .options(kinds.map { offer($0.code, $0.name) }, chosen: chosen)
    }

    func offer(_ value: String, _ name: LocalizedText) -> Form.Offer {
        Form.Offer(value: value, label: words(name))
    }

    /// Where appeals are taken; nothing where the settings name no place on the web.
    var appeals: Model {
        let address = request.settings[.appealsAddress]
        return address.hasPrefix("https://") ? .text(address) : .none
    }

    /// The share of a whole in words: «41,7 %».
    func share(_ share: Double?) -> Model { share.map { .text(percent($0)) } ?? .none }

    func percent(_ share: Double) -> String {
        let tenths = Int((share * 1_000).rounded())
        let mark = language == .en ? "." : ","
        return tenths % 10 == 0
            ? "\(tenths / 10)\u{A0}%" : "\(tenths / 10)\(mark)\(tenths % 10)\u{A0}%"
    }
}
