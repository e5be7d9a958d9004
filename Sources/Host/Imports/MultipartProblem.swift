/// Why a body cannot be read as a form with files.
package enum MultipartProblem: Error, Sendable, Hashable, CaseIterable, CustomStringConvertible {
    /// The content type is not multipart/form-data.
    case notForm
    /// The content type names no boundary, or one longer than the 70 characters of RFC 2046.
    case boundary
    /// A line begins with the boundary and goes on with something else.
    case boundaryLine
    /// Much text stands before the first boundary, or it never comes.
    case preamble
    /// The headers of a part are longer than the limit.
    case headersTooLong
    /// A header of a part has no colon.
    case header
    /// A part has no name.
    case nameless
    /// There are more parts than the limit.
    case tooManyParts
    /// A part is longer than the limit.
    case partTooLong
    /// The body ends before its closing boundary.
    case unexpectedEnd

    package var description: String {
        switch self {
        case .notForm: "the body is not multipart/form-data"
        case .boundary: "the content type has no usable boundary"
        case .boundaryLine: "a boundary line is damaged"
        case .preamble: "the first boundary is missing"
        case .headersTooLong: "the headers of a part are too long"
        case .header: "a header of a part has no colon"
        case .nameless: "a part has no name"
        case .tooManyParts: "the body has too many parts"
        case .partTooLong: "a part is too long"
        case .unexpectedEnd: "the body ends before its closing boundary"
        }
    }
}

/// How much one form may take.
package struct MultipartLimits: Sendable, Hashable {
    package var headerBytes: Int
    package var parts: Int
    package var partBytes: Int
    /// Bytes before the first boundary.
    package var preambleBytes: Int

    package init(
        headerBytes: Int = 16_384, parts: Int = 100, partBytes: Int = 1 << 26,
        preambleBytes: Int = 4_096
    ) {
        self.headerBytes = headerBytes
        self.parts = parts
        self.partBytes = partBytes
        self.preambleBytes = preambleBytes
    }
}
