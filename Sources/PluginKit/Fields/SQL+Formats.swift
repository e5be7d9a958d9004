public import KazakhstanFormats
public import PostgresStore

extension Day: SQLEncodable, SQLDecodable {
    public var sqlParameter: SQLParameter { description.sqlParameter }
    public init(cell: Cell) throws { self.init(daysSince2000: try cell.daysSince2000()) }
}

extension BIN: SQLEncodable, SQLDecodable {
    public var sqlParameter: SQLParameter { rawValue.sqlParameter }
    public init(cell: Cell) throws { self.init(stored: try String(cell: cell)) }
}

extension IIN: SQLEncodable, SQLDecodable {
    public var sqlParameter: SQLParameter { rawValue.sqlParameter }
    public init(cell: Cell) throws { self.init(stored: try String(cell: cell)) }
}

extension KATOCode: SQLEncodable, SQLDecodable {
    public var sqlParameter: SQLParameter { rawValue.sqlParameter }
    public init(cell: Cell) throws { try self.init(try String(cell: cell)) }
}
