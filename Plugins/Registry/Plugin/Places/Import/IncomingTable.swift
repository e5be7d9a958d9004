import KazakhstanFormats
import PluginKit

/// The rows of an edition in a table of the transaction, beside what holds already.
enum IncomingTable {
    static func fill(
        with places: [IncomingPlace], codes: Set<KATOCode>, in transaction: Transaction
    ) async throws {
        try await transaction.execute(
            """
            CREATE TEMP TABLE incoming_places (code text COLLATE "C", parent_code text COLLATE "C",
                level registry.place_level, type_code text, name_kk text, name_ru text, skeleton text
            ) ON COMMIT DROP
            """)
        try await transaction.copyIn("COPY pg_temp.incoming_places FROM STDIN") { writer in
            var rows = CopiedRows()
            for place in places {
                rows.append(place, parent: place.code.parentCandidates.first(where: codes.contains))
                if rows.isLong { try await writer.write(rows.take()) }
            }
            try await writer.write(rows.take())
        }
        try await transaction.execute("ANALYZE pg_temp.incoming_places")
    }
}

/// Rows in COPY's text format, gathered for sending.
private struct CopiedRows {
    private var bytes: [UInt8] = []

    var isLong: Bool { bytes.count > 64 * 1024 }

    mutating func take() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    mutating func append(_ place: IncomingPlace, parent: KATOCode?) {
        append(place.code.rawValue, end: "\t")
        append(parent?.rawValue, end: "\t")
        append(place.code.level.word, end: "\t")
        append(place.typeCode, end: "\t")
        append(place.name.kk, end: "\t")
        append(place.name.ru, end: "\t")
        append(place.skeleton, end: "\n")
    }

    private mutating func append(_ text: String?, end: Unicode.Scalar) {
        if let text {
            for byte in text.utf8 {
                switch byte {
                case UInt8(ascii: "\\"): bytes += "\\\\".utf8
                case UInt8(ascii: "\t"): bytes += "\\t".utf8
                case UInt8(ascii: "\n"): bytes += "\\n".utf8
                case UInt8(ascii: "\r"): bytes += "\\r".utf8
                default: bytes.append(byte)
                }
            }
        } else {
            bytes += "\\N".utf8
        }
        bytes.append(UInt8(ascii: end))
    }
}
