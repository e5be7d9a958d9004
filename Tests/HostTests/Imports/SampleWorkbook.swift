/// A workbook of one sheet, as spreadsheets write it.
enum SampleWorkbook {
    static let mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    /// - Parameter rows: Numbers of rows with their cells from the left; between them nothing is written.
    static func bytes(_ rows: [(number: Int, cells: [String])]) -> [UInt8] {
        let data = rows.map { row in
            let cells = zip("ABCDEFGH", row.cells).map { column, text in
                let place = "\(column)\(row.number)"
                return text.isEmpty
                    ? "<c r=\"\(place)\"/>"
                    : "<c r=\"\(place)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
            }
            return "<row r=\"\(row.number)\">\(cells.joined())</row>"
        }
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let package = "http://schemas.openxmlformats.org/package/2006"
        let sheetType =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
        return archive([
            (
                "[Content_Types].xml",
                """
                <Types xmlns="\(package)/content-types">\
                <Override PartName="/xl/workbook.xml" ContentType="\(mediaType).main+xml"/>\
                <Override PartName="/xl/worksheets/sheet1.xml" ContentType="\(sheetType)"/></Types>
                """
            ),
            (
                "_rels/.rels",
                """
                <Relationships xmlns="\(package)/relationships"><Relationship Id="r1" \
                Type="\(office)/officeDocument" Target="xl/workbook.xml"/></Relationships>
                """
            ),
            (
                "xl/workbook.xml",
                """
                <workbook xmlns="\(main)" xmlns:r="\(office)"><sheets>\
                <sheet name="1" sheetId="1" r:id="r1"/></sheets></workbook>
                """
            ),
            (
                "xl/_rels/workbook.xml.rels",
                """
                <Relationships xmlns="\(package)/relationships"><Relationship Id="r1" \
                Type="\(office)/worksheet" Target="worksheets/sheet1.xml"/></Relationships>
                """
            ),
            (
                "xl/worksheets/sheet1.xml",
                """
                <worksheet xmlns="\(main)"><sheetData>\(data.joined())</sheetData></worksheet>
                """
            ),
        ])
    }

    /// A ZIP of uncompressed entries. (APPNOTE.TXT 4.3)
    private static func archive(_ entries: [(name: String, text: String)]) -> [UInt8] {
        var bytes: [UInt8] = []
        var directory: [UInt8] = []
        for entry in entries {
            let content = Array(entry.text.utf8)
            let name = Array(entry.name.utf8)
            // Version, names in UTF-8, no method, no time; then checksum, sizes and lengths.
            var about: [UInt8] = [20, 0, 0, 8, 0, 0, 0, 0, 0, 0]
            about += little(checksum(content))
            about += little(content.count)
            about += little(content.count)
            about += little(name.count)
            directory += [0x50, 0x4B, 1, 2, 20, 0] + about + [UInt8](repeating: 0, count: 10)
            directory += little(bytes.count) + name
            bytes += [0x50, 0x4B, 3, 4] + about + name + content
        }
        let count = [UInt8(entries.count), 0]
        var end: [UInt8] = [0x50, 0x4B, 5, 6, 0, 0, 0, 0]
        end += count + count
        end += little(directory.count) + little(bytes.count) + [0, 0]
        return bytes + directory + end
    }

    private static func little(_ number: Int) -> [UInt8] {
        [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: number >> $0) }
    }

    /// CRC-32, as ZIP wants it.
    private static func checksum(_ bytes: [UInt8]) -> Int {
        var sum: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? (sum >> 1) ^ 0xEDB8_8320 : sum >> 1 }
        }
        return Int(~sum)
    }
}
