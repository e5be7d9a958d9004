/// A workbook with one sheet of texts, XLSX. Every cell is a text: none can be a formula, and no number loses its
/// zeros.
struct Spreadsheet {
    /// The first row is the header, which stays in sight.
    let rows: [[String]]

    var bytes: [UInt8] {
        var archive = ZipArchive()
        for (name, xml) in parts { archive.add(name, Array(xml.utf8)) }
        return archive.whole
    }

    private var parts: [(name: String, xml: String)] {
        [
            ("[Content_Types].xml", contentTypes), ("_rels/.rels", relations),
            ("xl/workbook.xml", workbook), ("xl/_rels/workbook.xml.rels", relationsOfWorkbook),
            ("xl/worksheets/sheet1.xml", sheet),
        ]
    }

    private static let formats = "http://schemas.openxmlformats.org"

    private var sheet: String {
        var xml = XMLWriter()
        xml.element("worksheet", ["xmlns": "\(Self.formats)/spreadsheetml/2006/main"]) { xml in
            xml.element("sheetViews") { xml in
                xml.element("sheetView", ["workbookViewId": "0"]) { xml in
                    xml.element(
                        "pane", ["ySplit": "1", "topLeftCell": "A2", "state": "frozen"])
                }
            }
            xml.element("sheetData") { xml in
                for (row, cells) in rows.enumerated() {
                    xml.element("row", ["r": String(row + 1)]) { xml in
                        for (column, cell) in cells.enumerated() where !cell.isEmpty {
                            Self.write(cell, at: "\(Self.letters(of: column))\(row + 1)", to: &xml)
                        }
                    }
                }
            }
        }
        return xml.text
    }

    /// The longest text that a cell may hold is 32,767 letters.
    private static func write(_ cell: String, at place: String, to xml: inout XMLWriter) {
        xml.element("c", ["r": place, "t": "inlineStr"]) { xml in
            xml.element("is") { xml in
                xml.element(
                    "t", ["xml:space": "preserve"], text: String(cell.unicodeScalars.prefix(32_767))
                )
            }
        }
    }

    /// A, B, …, Z, AA, AB, …
    private static func letters(of column: Int) -> String {
        let last = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(column % 26)))
        return column < 26 ? last : letters(of: column / 26 - 1) + last
    }

    private var contentTypes: String {
        let types = "application/vnd.openxmlformats-"
        var xml = XMLWriter()
        xml.element("Types", ["xmlns": "\(Self.formats)/package/2006/content-types"]) { xml in
            xml.element(
                "Default",
                ["Extension": "rels", "ContentType": "\(types)package.relationships+xml"])
            xml.element(
                "Override",
                [
                    "PartName": "/xl/workbook.xml",
                    "ContentType": "\(types)officedocument.spreadsheetml.sheet.main+xml",
                ])
            xml.element(
                "Override",
                [
                    "PartName": "/xl/worksheets/sheet1.xml",
                    "ContentType": "\(types)officedocument.spreadsheetml.worksheet+xml",
                ])
        }
        return xml.text
    }

    private var workbook: String {
        var xml = XMLWriter()
        xml.element(
            "workbook",
            [
                "xmlns": "\(Self.formats)/spreadsheetml/2006/main",
                "xmlns:r": "\(Self.formats)/officeDocument/2006/relationships",
            ]
        ) { xml in
            xml.element("sheets") { xml in
                xml.element("sheet", ["name": "1", "sheetId": "1", "r:id": "first"])
            }
        }
        return xml.text
    }

    private var relations: String {
        relation(to: "xl/workbook.xml", as: "officeDocument", called: "workbook")
    }

    private var relationsOfWorkbook: String {
        relation(to: "worksheets/sheet1.xml", as: "worksheet", called: "first")
    }

    private func relation(to target: String, as type: String, called id: String) -> String {
        var xml = XMLWriter()
        xml.element("Relationships", ["xmlns": "\(Self.formats)/package/2006/relationships"]) {
            xml in
            xml.element(
                "Relationship",
                [
                    "Id": id, "Type": "\(Self.formats)/officeDocument/2006/relationships/\(type)",
                    "Target": target,
                ])
        }
        return xml.text
    }
}
