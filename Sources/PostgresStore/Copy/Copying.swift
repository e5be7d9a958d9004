/// What COPY can be done on: a ``Database``, a ``Transaction`` or a ``Connection``.
public protocol Copying: Sendable {
    /// Sends rows with `COPY … FROM STDIN`, and returns how many were taken.
    ///
    /// When `write` throws, none of the rows is kept. The statement binds no values.
    @discardableResult
    func copyIn(
        _ sql: SQL, isolation actor: isolated (any Actor)?,
        _ write: (CopyWriter) async throws -> Void
    ) async throws -> Int

    /// Reads rows with `COPY … TO STDOUT`, in chunks of bytes as they come, while `read` lasts.
    ///
    /// Memory stays constant: the server waits for the reader. The statement binds no values.
    func copyOut<R: Sendable>(
        _ sql: SQL, isolation actor: isolated (any Actor)?,
        _ read: (CopyReader) async throws -> R
    ) async throws -> R
}

/// Where the rows of a COPY are written, in the format that the statement names.
public struct CopyWriter: Sendable {
    let copy: CopyIn
    let wire: Wire

    /// Sends bytes; waits while the server is behind. Rows may be cut anywhere.
    public func write(_ bytes: [UInt8]) async throws {
        try Task.checkCancellation()
        try await withTaskCancellationHandler {
            try await copy.write(bytes) { wire.post(.nudge) }
        } onCancel: {
            wire.post(.cancelExclusive(copy))
        }
    }

    /// Sends a text in UTF-8.
    public func write(_ text: String) async throws {
        try await write(Array(text.utf8))
    }
}

/// The rows of a COPY, in chunks of up to some 64 KiB that each end with a whole row.
public struct CopyReader: AsyncSequence, Sendable {
    let copy: CopyOut
    let wire: Wire

    public func makeAsyncIterator() -> Iterator { Iterator(reader: self) }

    public struct Iterator: AsyncIteratorProtocol {
        let reader: CopyReader

        public mutating func next() async throws -> [UInt8]? {
            try await next(isolation: nil)
        }

        public mutating func next(isolation actor: isolated (any Actor)?) async throws -> [UInt8]? {
            try Task.checkCancellation()
            let (copy, wire) = (reader.copy, reader.wire)
            return try await withTaskCancellationHandler {
                try await copy.next { wire.post(.nudge) }
            } onCancel: {
                wire.post(.cancelExclusive(copy))
            }
        }
    }
}

extension Wire {
    func copyIn(
        _ sql: SQL, isolation actor: isolated (any Actor)?,
        _ write: (CopyWriter) async throws -> Void
    ) async throws -> Int {
        let copy = CopyIn(try sql.withoutValues)
        post(.exclusive(copy))
        let nudge = { self.post(.nudge) }
        do {
            try await write(CopyWriter(copy: copy, wire: self))
        } catch {
            _ = try? await copy.finish(because: "the writer gave up", nudge: nudge)
            throw error
        }
        return try await withTaskCancellationHandler {
            try await copy.finish(because: nil, nudge: nudge)
        } onCancel: {
            post(.cancelExclusive(copy))
        }
    }

    func copyOut<R: Sendable>(
        _ sql: SQL, isolation actor: isolated (any Actor)?,
        _ read: (CopyReader) async throws -> R
    ) async throws -> R {
        let copy = CopyOut(try sql.withoutValues)
        post(.exclusive(copy))
        let cancel = {
            self.post(.cancelExclusive(copy))
            self.post(.nudge)
        }
        do {
            let result = try await read(CopyReader(copy: copy, wire: self))
            await copy.leave(cancel: cancel)
            return result
        } catch {
            await copy.leave(cancel: cancel)
            throw error
        }
    }
}

extension SQL {
    fileprivate var withoutValues: String {
        get throws(UnsendableStatement) {
            guard bindings.isEmpty else {
                throw UnsendableStatement(reason: "COPY binds no values")
            }
            return text
        }
    }
}
