import Logging
import PluginKit

/// A setting that says what it wants to be when it is written wrongly.
protocol ExpectingSetting: SettingValue {
    /// Completes «must be …».
    static var expectation: String { get }
}

extension ExpectingSetting {
    static var settingKind: SettingKind { .text }
}

/// One word of an enumeration: a level or the format of the log.
struct SettingChoice<Word: RawRepresentable & CaseIterable & Sendable>: ExpectingSetting
where Word.RawValue == String {
    let word: Word

    static var expectation: String {
        "one of " + Word.allCases.map(\.rawValue).joined(separator: ", ")
    }
    init(_ word: Word) { self.word = word }
    init?(settingText: String) {
        guard let word = Word(rawValue: settingText) else { return nil }
        self.init(word)
    }
    var settingText: String { word.rawValue }
}

/// A TCP port; 0 lets the system choose a free one.
struct Port: ExpectingSetting {
    let number: Int

    static var settingKind: SettingKind { .number }
    static var expectation: String { "a port from 0 to 65535" }
    init(_ number: Int) { self.number = number }
    init?(settingText: String) {
        guard let number = Int(settingText), (0...65_535).contains(number) else { return nil }
        self.init(number)
    }
    var settingText: String { String(number) }
}

/// A number of at least one.
struct Quantity: ExpectingSetting {
    let number: Int

    static var settingKind: SettingKind { .number }
    static var expectation: String { "a whole number from 1" }
    init(_ number: Int) { self.number = number }
    init?(settingText: String) {
        guard let number = Int(settingText), number >= 1 else { return nil }
        self.init(number)
    }
    var settingText: String { String(number) }
}

/// A number of what is allowed; 0 allows whatever comes.
struct Allowance: ExpectingSetting {
    let number: Int

    static var settingKind: SettingKind { .number }
    static var expectation: String { "a whole number from 0" }
    init(_ number: Int) { self.number = number }
    init?(settingText: String) {
        guard let number = Int(settingText), number >= 0 else { return nil }
        self.init(number)
    }
    var settingText: String { String(number) }
}

extension LogFormat: CaseIterable {
    public static let allCases: [LogFormat] = [.text, .json]
}
