import Foundation
import KazakhstanFormats
import PluginKit

/// A letter as mail systems take it: RFC 5322 with a body of plain text in UTF-8 (RFC 2045), lines ended as
/// programs of this machine end them.
struct MailMessage {
    let bytes: [UInt8]

    /// - Parameters:
    ///   - from: Whose name stands before the address.
    init(_ letter: OutgoingLetter, from: MailAddress, called name: String) {
        let languages = letter.languages.joined(separator: ", ")
        let lines = [
            "Date: \(MailDate.text(of: letter.askedAt))",
            HeaderText.line("From", name, then: "<\(from.text)>"),
            "To: <\(letter.recipient)>",
            "Message-ID: <\(letter.messageId.text)@\(from.domain)>",
            HeaderText.line("Subject", letter.subject),
            "Auto-Submitted: auto-generated",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Language: \(languages)",
            "Content-Transfer-Encoding: base64",
            "",
        ]
        bytes = Array((lines.joined(separator: "\n") + "\n" + Self.base64(letter.body)).utf8)
    }

    /// Lines of 76 signs; within, lines of text end with CR and LF, as MIME wants it.
    private static func base64(_ text: String) -> String {
        let body = Data((text.replacing("\n", with: "\r\n") + "\r\n").utf8)
        return body.base64EncodedString(
            options: [.lineLength76Characters, .endLineWithLineFeed]) + "\n"
    }
}

/// Values of header lines that may hold any letter: encoded words in folded lines (RFC 2047).
enum HeaderText {
    /// How many bytes one encoded word holds: behind the name of the line, too, 76 signs are not exceeded.
    private static let longestPart = 39

    static func line(_ name: String, _ text: String, then rest: String? = nil) -> String {
        let words = parts(of: text).map { part in
            "=?UTF-8?B?\(Data(part.utf8).base64EncodedString())?="
        }
        return "\(name): " + (words + [rest].compactMap(\.self)).joined(separator: "\n ")
    }

    /// The text in parts, none of which ends in the midst of a letter.
    private static func parts(of text: String) -> [String] {
        var parts: [String] = []
        var part = ""
        for scalar in text.unicodeScalars {
            if part.utf8.count + UTF8.width(scalar) > longestPart {
                parts.append(part)
                part = ""
            }
            part.unicodeScalars.append(scalar)
        }
        return part.isEmpty ? parts : parts + [part]
    }
}

/// `Thu, 01 Oct 2026 12:00:00 +0500`: the time on a clock in Kazakhstan.
enum MailDate {
    private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    /// 1 January 2000 was a Saturday.
    private static let firstWeekday = 5

    static func text(of moment: Date) -> String {
        let local = LocalMoment(moment)
        let (year, month, day) = local.day.components
        let since = Int(local.day.daysSince2000) + firstWeekday
        let seconds = Int(moment.timeIntervalSince1970.rounded(.down))
        let second = ((seconds % 60) + 60) % 60
        let offset = TimeZone.almaty.secondsFromGMT(for: moment) / 60
        return """
            \(weekdays[((since % 7) + 7) % 7]), \(padded(day)) \(months[month - 1]) \(year) \
            \(padded(local.hour)):\(padded(local.minute)):\(padded(second)) \
            +\(padded(offset / 60))\(padded(offset % 60))
            """
    }

    private static func padded(_ number: Int) -> String {
        number < 10 ? "0\(number)" : String(number)
    }
}

extension UTF8 {
    /// How many bytes a letter takes.
    fileprivate static func width(_ scalar: Unicode.Scalar) -> Int {
        UTF8.encode(scalar)?.count ?? 0
    }
}
