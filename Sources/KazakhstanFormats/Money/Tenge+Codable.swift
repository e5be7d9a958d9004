extension Tenge: Codable {
    /// Decodes `"1234567.89"`: a text, because a number of JSON loses tiyn on its way through
    /// programs that read it as a floating one.
    public init(from decoder: any Decoder) throws {
        try self.init(decoder.singleValueContainer().decode(String.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(decimal)
    }
}
