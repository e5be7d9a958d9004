public import Foundation

extension Cell {
    /// The text of `text`, `varchar`, `bpchar`, `name`, `json`, `jsonb`, an enum or another type
    /// of the users whose binary format is text.
    public func text() throws -> String {
        let skipped: Int
        switch oid {
        case _ where isNull: throw mismatch(wanted: "String")
        case PostgresType.text, PostgresType.varchar, PostgresType.bpchar, PostgresType.name,
            PostgresType.json, PostgresType.xml, PostgresType.unknown, PostgresType.char,
            PostgresType.firstOfUsers...:
            skipped = 0
        case PostgresType.jsonb: skipped = 1  // its version number
        default: throw mismatch(wanted: "String")
        }
        return withBytes { bytes in
            String(
                decoding: UnsafeRawBufferPointer(rebasing: bytes.dropFirst(skipped)), as: UTF8.self)
        }
    }

    /// A whole number of any width.
    public func int64() throws -> Int64 {
        switch oid {
        case PostgresType.int8: Int64(try fixed(Int64.self, as: "Int"))
        case PostgresType.int4: Int64(try fixed(Int32.self, as: "Int"))
        case PostgresType.int2: Int64(try fixed(Int16.self, as: "Int"))
        case PostgresType.oid: Int64(try fixed(UInt32.self, as: "Int"))
        default: throw mismatch(wanted: "Int")
        }
    }

    public func bool() throws -> Bool {
        guard oid == PostgresType.bool else { throw mismatch(wanted: "Bool") }
        return try fixed(UInt8.self, as: "Bool") != 0
    }

    public func double() throws -> Double {
        switch oid {
        case PostgresType.float8: Double(bitPattern: try fixed(UInt64.self, as: "Double"))
        case PostgresType.float4: Double(Float(bitPattern: try fixed(UInt32.self, as: "Double")))
        default: throw mismatch(wanted: "Double")
        }
    }

    public func uuid() throws -> UUID {
        guard oid == PostgresType.uuid else { throw mismatch(wanted: "UUID") }
        return try withBytes { bytes in
            guard bytes.count == 16 else { throw mismatch(wanted: "UUID") }
            return UUID(uuid: bytes.loadUnaligned(as: uuid_t.self))
        }
    }

    /// The days from 1 January 2000 to a `date`.
    public func daysSince2000() throws -> Int32 {
        guard oid == PostgresType.date else { throw mismatch(wanted: "days of a date") }
        return try fixed(Int32.self, as: "days of a date")
    }

    /// The microseconds from 1 January 2000 UTC to a `timestamptz` or `timestamp`.
    public func microsecondsSince2000() throws -> Int64 {
        guard oid == PostgresType.timestamptz || oid == PostgresType.timestamp else {
            throw mismatch(wanted: "Date")
        }
        return try fixed(Int64.self, as: "Date")
    }

    /// The bytes of a `bytea`.
    public func byteArray() throws -> [UInt8] {
        guard oid == PostgresType.bytea, let bytes else { throw mismatch(wanted: "[UInt8]") }
        return bytes
    }

    /// The elements of an array of one dimension.
    public func elements() throws -> [Cell] {
        guard !isNull else { throw mismatch(wanted: "an array") }
        return try withBytes { try ArrayFormat($0).elements(of: self) }
    }

    private func fixed<N: FixedWidthInteger>(_: N.Type, as wanted: String) throws -> N {
        try withBytes { bytes in
            guard bytes.count == MemoryLayout<N>.size else { throw mismatch(wanted: wanted) }
            return N(bigEndian: bytes.loadUnaligned(as: N.self))
        }
    }
}
