import Foundation
import KazakhstanFormats
import PluginKit

/// A page of a feed as an Atom document: RFC 4287, paged as RFC 5005 has it.
struct FeedDocument {
    let place: FeedPlace
    let language: Language
    let title: String
    /// What every reader must know of all entries.
    let notice: String?
    /// Who tells what names nobody.
    let author: String
    let listing: Listing<FeedEntry>
    let paging: Paging
    /// What an empty feed says of its age.
    let begun: Date

    /// When the latest of its entries was told.
    var updated: Date { listing.items.map(\.updated).max() ?? begun }

    var xml: String {
        var xml = XMLWriter()
        xml.element(
            "feed", ["xmlns": "http://www.w3.org/2005/Atom", "xml:lang": language.rawValue]
        ) { xml in
            xml.element("id", text: place.id)
            xml.element("title", text: title)
            if let notice { xml.element("subtitle", text: notice) }
            xml.element("updated", text: Self.time(updated))
            xml.element("author") { $0.element("name", text: author) }
            xml.element("generator", text: "Arna")
            links(to: &xml)
            for entry in listing.items { write(entry, to: &xml) }
        }
        return xml.text
    }

    private func links(to xml: inout XMLWriter) {
        func link(_ relation: String, _ href: String, _ type: String) {
            xml.element("link", ["rel": relation, "type": type, "href": href])
        }
        link("self", place.href(ofPage: paging.page), Self.type)
        link("alternate", place.page, "text/html")
        link("first", place.href(ofPage: 1), Self.type)
        if paging.page > 1 { link("previous", place.href(ofPage: paging.page - 1), Self.type) }
        if hasNext { link("next", place.href(ofPage: paging.page + 1), Self.type) }
    }

    static let type = "application/atom+xml"

    /// Beyond what was counted there is one page more, as long as the last one was full.
    private var hasNext: Bool {
        guard listing.items.count == paging.perPage else { return false }
        return !listing.total.isExact || paging.page * paging.perPage < listing.total.count
    }

    private func write(_ entry: FeedEntry, to xml: inout XMLWriter) {
        xml.element("entry") { xml in
            xml.element("id", text: place.id(of: entry.key))
            write(entry.title, to: &xml)
            xml.element("updated", text: Self.time(entry.updated))
            xml.element(
                "link",
                ["rel": "alternate", "type": "text/html", "href": place.href(of: entry.path)])
            if let summary = entry.summary { xml.element("summary", text: summary) }
            if let author = entry.author {
                xml.element("author") { $0.element("name", text: author) }
            }
        }
    }

    /// A title that lacks the reader's language is told in another, which is named.
    private func write(_ title: LocalizedText, to xml: inout XMLWriter) {
        let (words, found) = title.text(in: language) ?? ("", language)
        xml.element("title", found == language ? [:] : ["xml:lang": found.rawValue], text: words)
    }

    private static func time(_ date: Date) -> String {
        date.formatted(.iso8601.time(includingFractionalSeconds: true))
    }
}
