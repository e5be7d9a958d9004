import Foundation
import KazakhstanFormats
import PluginKit

extension JSON {
    /// The value as somebody would type it.
    var typed: String {
        switch self {
        case .string(let text), .number(let text): text
        case .bool(let flag): flag ? "true" : "false"
        case .null, .array, .object: ""
        }
    }

    /// Whether nothing was filled in: no text, no number, no tick.
    var isBlank: Bool {
        switch self {
        case .null, .bool(false): true
        case .string(let text): text.allSatisfy(\.isWhitespace)
        case .bool, .number: false
        case .array(let elements): elements.allSatisfy(\.isBlank)
        case .object(let members): members.allSatisfy(\.value.isBlank)
        }
    }
}

extension Shape {
    /// Whether one value of it is typed as one line of text.
    var isTyped: Bool {
        switch wrapped {
        case .text, .integer, .number, .day, .instant, .uuid: true
        case .boolean, .choice, .localized, .list, .object, .optional: false
        }
    }

    /// The value of a text that was typed into a control. What cannot be understood stays as it is, for
    /// the field to refuse; nothing is null.
    func value(ofTyped text: String) -> JSON {
        if case .text = self {
            return .string(
                text.utf8.contains(UInt8(ascii: "\r"))
                    ? text.replacing("\r\n", with: "\n") : text)
        }
        let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
        if trimmed.isEmpty { return .null }
        switch self {
        case .integer, .number: return Self.number(trimmed)
        case .boolean:
            return trimmed == "true" ? true : trimmed == "false" ? false : .string(trimmed)
        case .day: return .string((try? Day(typed: trimmed))?.iso8601 ?? trimmed)
        case .instant: return .string(LocalInstant.read(trimmed) ?? trimmed)
        case .optional(let inner): return inner.value(ofTyped: text)
        default: return .string(trimmed)
        }
    }

    /// `12 500,5` and `12500.5` are one number.
    private static func number(_ text: String) -> JSON {
        let digits = text.filter { !$0.isWhitespace }.replacing(",", with: ".")
        let isNumber = digits.wholeMatch(of: /-?(0|[1-9][0-9]{0,30})(\.[0-9]{1,9})?/) != nil
        return isNumber ? .number(digits) : .string(text)
    }
}

/// An instant as a control of HTML shows and sends it: the time of a wall clock in Kazakhstan.
enum LocalInstant {
    /// `2026-03-20T09:00:00Z` → `2026-03-20T14:00`; what is no instant stays.
    static func typed(_ instant: String) -> String {
        guard let date = try? Date(instant, strategy: .iso8601) else { return instant }
        let moment = LocalMoment(date)
        return "\(moment.day.iso8601)T\(moment.clock)"
    }

    /// `2026-03-20T14:00` → `2026-03-20T09:00:00Z`; nil for another form.
    static func read(_ typed: String) -> String? {
        guard typed.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?/) != nil else { return nil }
        let full = typed.count == 16 ? typed + ":00" : typed
        let local = Date.ISO8601FormatStyle(timeZone: .almaty)
            .year().month().day().time(includingFractionalSeconds: false)
        return (try? Date(full, strategy: local))?.formatted(.iso8601)
    }
}
