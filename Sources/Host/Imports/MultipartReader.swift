/// What a form consists of, in the order in which it comes.
package enum MultipartEvent: Sendable, Hashable {
    /// A part begins.
    case part(MultipartPart)
    /// The next bytes of the part; how they are cut says nothing.
    case body(ArraySlice<UInt8>)
    /// The part is complete.
    case partEnd
    /// The form is complete.
    case end
}

/// A reader of multipart/form-data (RFC 7578), fed with bytes as they come.
///
/// It never holds more than one chunk, the headers of one part and a boundary. What follows the
/// closing boundary is passed over. After a throw the reader must not be fed again.
package struct MultipartReader {
    private let delimiter: [UInt8]
    private let limits: MultipartLimits
    private var state = State.preamble
    /// Bytes not yet decided on; the virtual line end lets the first boundary be found as the
    /// others.
    private var buffer: [UInt8] = [13, 10]
    private var parts = 0
    private var passedOver = 0
    private var partLength = 0

    private enum State { case preamble, afterBoundary, headers, body, epilogue }

    /// - Parameter boundary: as the content type names it, without the two hyphens.
    package init(boundary: String, limits: MultipartLimits = MultipartLimits()) {
        delimiter = Array("\r\n--\(boundary)".utf8)
        self.limits = limits
    }

    /// - Parameter contentType: `multipart/form-data; boundary=…`.
    package init(
        contentType: String, limits: MultipartLimits = MultipartLimits()
    ) throws(MultipartProblem) {
        let value = HeaderValue(contentType)
        guard value.token == "multipart/form-data" else { throw .notForm }
        guard let boundary = value.parameters["boundary"], (1...70).contains(boundary.utf8.count)
        else { throw .boundary }
        self.init(boundary: boundary, limits: limits)
    }

    /// Reads the next bytes and hands over what they complete.
    package mutating func read(
        _ bytes: ArraySlice<UInt8>, event: (MultipartEvent) throws -> Void
    ) throws {
        guard state != .epilogue else { return }
        buffer += bytes
        var rest = buffer[...]
        while try advance(&rest, event) {}
        buffer = Array(rest)
    }

    package mutating func read(
        _ bytes: [UInt8], event: (MultipartEvent) throws -> Void
    ) throws {
        try read(bytes[...], event: event)
    }

    /// Refuses a body that ended too early.
    package func finish() throws(MultipartProblem) {
        guard state == .epilogue else { throw state == .preamble ? .preamble : .unexpectedEnd }
    }
}

extension MultipartReader {
    /// Takes one step; false when more bytes are needed.
    private mutating func advance(
        _ rest: inout ArraySlice<UInt8>, _ event: (MultipartEvent) throws -> Void
    ) throws -> Bool {
        switch state {
        case .preamble: return try skipPreamble(&rest)
        case .afterBoundary: return try endBoundaryLine(&rest, event)
        case .headers: return try readHeaders(&rest, event)
        case .body: return try readBody(&rest, event)
        case .epilogue:
            rest = []
            return false
        }
    }

    private mutating func skipPreamble(_ rest: inout ArraySlice<UInt8>) throws -> Bool {
        let found = rest.firstRange(of: delimiter)
        let skipped = found?.lowerBound ?? max(rest.startIndex, rest.endIndex - delimiter.count + 1)
        passedOver += skipped - rest.startIndex
        guard passedOver <= limits.preambleBytes else { throw MultipartProblem.preamble }
        rest = rest[(found?.upperBound ?? skipped)...]
        if found != nil { state = .afterBoundary }
        return found != nil
    }

    private mutating func endBoundaryLine(
        _ rest: inout ArraySlice<UInt8>, _ event: (MultipartEvent) throws -> Void
    ) throws -> Bool {
        guard rest.count >= 2 else { return false }
        if rest.starts(with: [45, 45]) {
            state = .epilogue
            try event(.end)
            return true
        }
        let line = rest.drop { $0 == 32 || $0 == 9 }
        guard line.startIndex - rest.startIndex <= 64 else { throw MultipartProblem.boundaryLine }
        guard line.count >= 2 else {
            guard line.isEmpty || line.first == 13 else { throw MultipartProblem.boundaryLine }
            return false
        }
        guard line.starts(with: [13, 10]) else { throw MultipartProblem.boundaryLine }
        parts += 1
        guard parts <= limits.parts else { throw MultipartProblem.tooManyParts }
        // The line end stays: headers may be none, and then it closes them.
        rest = line
        state = .headers
        return true
    }

    private mutating func readHeaders(
        _ rest: inout ArraySlice<UInt8>, _ event: (MultipartEvent) throws -> Void
    ) throws -> Bool {
        let found = rest.firstRange(of: [13, 10, 13, 10])
        let length = (found?.lowerBound ?? rest.endIndex) - rest.startIndex
        guard length <= limits.headerBytes else { throw MultipartProblem.headersTooLong }
        guard let found else { return false }
        try event(.part(MultipartPart(headers: rest[..<found.lowerBound])))
        rest = rest[found.upperBound...]
        state = .body
        partLength = 0
        return true
    }

    private mutating func readBody(
        _ rest: inout ArraySlice<UInt8>, _ event: (MultipartEvent) throws -> Void
    ) throws -> Bool {
        let found = rest.firstRange(of: delimiter)
        let end = found?.lowerBound ?? max(rest.startIndex, rest.endIndex - delimiter.count + 1)
        partLength += end - rest.startIndex
        guard partLength <= limits.partBytes else { throw MultipartProblem.partTooLong }
        if end > rest.startIndex { try event(.body(rest[..<end])) }
        rest = rest[(found?.upperBound ?? end)...]
        guard found != nil else { return false }
        state = .afterBoundary
        try event(.partEnd)
        return true
    }
}

extension ArraySlice<UInt8> {
    /// Where some bytes stand first; looked for by their first byte.
    fileprivate func firstRange(of bytes: [UInt8]) -> Range<Int>? {
        let start = startIndex
        return withUnsafeBufferPointer { buffer in
            let last = buffer.count - bytes.count
            var index = 0
            while index <= last {
                if buffer[index] == bytes[0], buffer[index...].starts(with: bytes) {
                    return start + index..<start + index + bytes.count
                }
                index += 1
            }
            return nil
        }
    }
}
