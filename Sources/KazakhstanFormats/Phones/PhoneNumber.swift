/// A telephone number that can be dialled from anywhere, with the extension behind it.
///
/// Kept in the form of E.164: a plus, the code of the country and the number, 9–16 signs in all.
public struct PhoneNumber: Sendable, Hashable {
    /// `+77172123456`.
    public let e164: String
    /// The inner number that is asked for when the call is answered, 1–6 digits: `12`.
    public let `extension`: String?

    /// Reads a number as people write it: `8 (7172) 12-34-56`, `+7 701 123 45 67`, `87011234567`,
    /// `(727) 234-56-78 вн. 12`.
    ///
    /// Kazakhstan is meant unless a plus and the code of another country stand first. «ішкі», «іш.»,
    /// «қос.», «вн.», «внутр.», «доб.», "ext." and "x" say that an extension follows. A number of a
    /// city without the city's code is refused, since nothing says which city it is.
    public init(_ text: String) throws(PhoneProblem) {
        let typed = try TypedPhone(text)
        `extension` = try typed.extension
        e164 = try typed.e164
    }

    /// A number that was checked before it was stored; it is not checked again.
    public init(stored e164: String, extension: String? = nil) {
        self.e164 = e164
        self.extension = `extension`
    }
}
