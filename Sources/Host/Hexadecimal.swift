extension Sequence<UInt8> {
    /// The bytes in hexadecimal.
    package var hex: String {
        map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }
        .joined()
    }
}
