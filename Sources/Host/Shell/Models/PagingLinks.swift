import PluginKit

/// The way to the other pages of a list, and how long the list is.
struct PagingLinks {
    private let total: Total
    private let paging: Paging
    private let reader: Reader

    init(_ total: Total, _ paging: Paging, _ reader: Reader) {
        self.total = total
        self.paging = paging
        self.reader = reader
    }

    /// What the template `host/paging` shows. Beyond what was counted there is one page more to be
    /// asked for, as long as the last one was full.
    var model: Model {
        let last = max(1, (total.count + paging.perPage - 1) / paging.perPage)
        let hasNext = paging.page < last || (!total.isExact && paging.page >= last)
        let key: TextKey = total.isExact ? "host.paging.total" : "host.paging.totalAtLeast"
        return [
            "total": .text(reader.text(Message(key, count: total.count))),
            "hasPages": .flag(last > 1 || paging.page > 1),
            "previous": paging.page > 1 ? .text(href(min(paging.page - 1, last))) : .none,
            "next": hasNext ? .text(href(paging.page + 1)) : .none,
            "pages": .list(shown(upTo: last).map { $0.map(link) ?? ["isGap": true] }),
        ]
    }

    private func link(_ page: Int) -> Model {
        [
            "isGap": false, "number": .count(page), "href": .text(href(page)),
            "isCurrent": .flag(page == paging.page),
        ]
    }

    /// First, last and the neighbours of this one; nil is a gap.
    private func shown(upTo last: Int) -> [Int?] {
        let near = Set([1, last] + (paging.page - 1...paging.page + 1))
            .filter { (1...last).contains($0) }.sorted()
        var pages: [Int?] = []
        for (index, page) in near.enumerated() {
            let distance = index == 0 ? 1 : page - near[index - 1]
            if distance == 2 { pages.append(page - 1) } else if distance > 2 { pages.append(nil) }
            pages.append(page)
        }
        return pages
    }

    /// The same page with another number in its query.
    private func href(_ page: Int) -> String {
        let parts = reader.frame.path.split(separator: "?", maxSplits: 1)
        let path = parts.first.map(String.init) ?? ""
        let kept =
            parts.dropFirst().first?.split(separator: "&")
            .filter { !$0.hasPrefix("page=") }.map(String.init) ?? []
        let query = page == 1 ? kept : kept + ["page=\(page)"]
        let whole = query.isEmpty ? path : "\(path)?\(query.joined(separator: "&"))"
        return reader.frame.hostBase + whole
    }
}
