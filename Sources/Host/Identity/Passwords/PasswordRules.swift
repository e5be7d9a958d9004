import PluginKit

/// What a password that somebody chooses must be. Length is what counts; the rest refuses what is
/// guessed first.
enum PasswordRules {
    static let lengths = 12...200

    /// What is wrong with a password; nil where nothing is.
    static func problem(with password: String, email: String, at pointer: Pointer) -> FieldProblem?
    {
        let folded = password.lowercased()
        let reason: String? =
            switch folded {
            case _ where password.count < lengths.lowerBound: "tooShort"
            case _ where password.count > lengths.upperBound: "tooLong"
            case _ where folded.contains(email): "isEmail"
            case _ where Set(folded).count < 5 || isCommon(folded): "tooCommon"
            default: nil
            }
        return reason.map {
            FieldProblem(
                pointer, "password.\($0)",
                Message(
                    TextKey("host.password.\($0)"),
                    ["least": String(lengths.lowerBound), "most": String(lengths.upperBound)]))
        }
    }

    /// Whether it is nothing but words and runs that everybody tries.
    private static func isCommon(_ folded: String) -> Bool {
        var rest = folded[...]
        while !rest.isEmpty {
            if let word = common.first(where: { rest.hasPrefix($0) }) {
                rest = rest.dropFirst(word.count)
            } else if let first = rest.first, !first.isLetter {
                rest = rest.dropFirst()
            } else {
                return false
            }
        }
        return true
    }

    /// Longest first, so that a word is not taken for the beginning of itself.
    private static let common = [
        "administrator", "qwertyuiop", "йцукенгшщзхъ", "йцукенгшщз", "asdfghjkl", "фывапролдж",
        "password", "passw0rd", "құпиясөз", "kazakhstan", "қазақстан", "казахстан", "welcome",
        "changeme", "iloveyou", "superman", "letmein", "zxcvbnm", "ячсмить", "пароль", "admin",
        "qwerty", "йцукен", "astana", "астана", "almaty", "алматы", "abc", "qaz", "wsx", "edc",
        "arna",
    ]
}
