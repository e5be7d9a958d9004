import Foundation
import HTTPTypes
import Hummingbird
import KazakhstanFormats
import NIOCore
import PluginKit

/// The pages of plugins below `/<language>/<plugin>/`, those of the host below `/<language>/`.
struct PageRoutes {
    let site: Site

    func add(to router: Router<WebContext>) {
        for plugin in site.plugins.serving {
            for page in plugin.contributions.pages {
                add(page, of: plugin, to: router)
            }
        }
    }

    /// Adds one page in each language.
    /// - Parameter plugin: Nil for a page of the host.
    func add(_ page: Page, of plugin: ServingPlugin?, to router: Router<WebContext>) {
        let names = page.path.pathParameters
        for language in Language.allCases {
            let path = RouterPath(PagePath.of(page.path, of: plugin?.id, in: language))
            let turn = PageTurn(
                site: site, page: page, plugin: plugin, names: names, language: language)
            if !page.isAct {
                router.on(path, method: .get) { request, context in
                    await turn.guarded(request, context) { try await turn.show($0, request, $1) }
                }
            }
            if !page.isView {
                router.on(path, method: .post) { request, context in
                    await turn.guarded(request, context) { try await turn.take($0, request, $1) }
                }
            }
        }
    }
}

/// The answering of one page in one language.
struct PageTurn: Sendable {
    let site: Site
    let page: Page
    let plugin: ServingPlugin?
    let names: [String]
    let language: Language

    private static let formLimit = 1_048_576

    private var owner: String? { plugin?.id }

    /// Lets in who may, and turns what fails into a page that says so.
    func guarded(
        _ request: WebRequest, _ context: WebContext,
        _ answer: (Visit, WebContext) async throws -> WebResponse
    ) async -> WebResponse {
        await site.answering(request, context, in: language) { visit in
            try site.admit(visit.caller, to: page.access)
            return try await answer(visit, context)
        }
    }

    private func asked(_ visit: Visit, _ context: WebContext) -> Request {
        var path: [String: String] = [:]
        for name in names { path[name] = context.parameters.get(name) }
        return site.request(for: visit, by: page.access, path: path, of: plugin)
    }

    func show(_ visit: Visit, _ request: WebRequest, _ context: WebContext) async throws
        -> WebResponse
    {
        let asked = asked(visit, context)
        switch page.kind {
        case .view(let fields, let show):
            let (query, paging) = QueryReading.lenient(request.queryPairs, fields: fields)
            do {
                let view = try await show(asked, query, paging)
                return page(view, asked, for: visit, at: request)
            } catch let moved as Moved {
                return lead(to: moved.destination, visit, request)
            }
        case .form(let form):
            let view = try await self.view(of: form, try await form.prepare(asked))
            return site.formPage(view, of: owner, for: visit, at: request)
        case .act:
            throw Missing()
        }
    }

    /// The page in its surroundings; who may show it in a frame, the browser is told.
    private func page(
        _ view: View, _ asked: Request, for visit: Visit, at request: WebRequest
    ) -> WebResponse {
        guard case .frame(let sites) = page.surroundings else {
            let isAlone = if case .nothing = page.surroundings { true } else { false }
            return site.page(
                view, of: owner, for: visit, at: request, in: isAlone ? .nothing : .site)
        }
        var response = site.page(view, of: owner, for: visit, at: request, in: .frame)
        let policy = SecurityHeaders.policy(framedBy: asked.settings[sites])
        response.headers[policy.name] = policy.value
        return response
    }

    func take(_ visit: Visit, _ request: WebRequest, _ context: WebContext) async throws
        -> WebResponse
    {
        let pairs = try await site.formPairs(of: request, from: visit, upTo: Self.formLimit)
        let asked = asked(visit, context)
        switch page.kind {
        case .view: throw Missing()
        case .act(let act):
            let done = try await site.counting(page.limit, for: visit) { try await act(asked) }
            return lead(to: done, visit, request)
        case .form(let form): return try await take(form, pairs, asked, visit, request)
        }
    }

    private func lead(to destination: Destination, _ visit: Visit, _ request: WebRequest)
        -> WebResponse
    {
        switch destination.kind {
        case .page(let path, let notice):
            .seeOther(PagePath.of(path, of: owner, in: language))
                .saying(notice, in: language, texts: site.shell.texts)
        case .view(let view): site.page(view, of: owner, for: visit, at: request)
        }
    }

    private func take(
        _ form: FormPage, _ pairs: [(name: String, value: String)], _ asked: Request,
        _ visit: Visit, _ request: WebRequest
    ) async throws -> WebResponse {
        let seen = pairs.first { $0.name == FormReading.revisionControl }.flatMap { Int($0.value) }
        let pairs = pairs.filter { $0.name != FormReading.revisionControl }
        let values = FormReading.json(from: pairs, fields: form.fields)
        let searches = TypedSearches(pairs)
        if searches.areWanted {
            let view = try await view(
                of: form, try await form.prepare(asked), filledIn: values, searches)
            return site.formPage(view, of: owner, for: visit, at: request)
        }
        do {
            let done = try await site.counting(page.limit, for: visit) {
                try await form.submit(asked, values, seen)
            }
            return lead(to: done, visit, request)
        } catch let refusal as any Refusal where refusal.consequence.isShownInForm {
            let view = try await view(
                of: form, try await form.prepare(asked), filledIn: values, searches,
                refusedBy: refusal)
            var response = site.formPage(
                view, of: owner, for: visit, at: request, status: refusal.consequence.status)
            response.headers[.problemRetry] = refusal.retryAfter.map(String.init)
            return response
        }
    }

    /// A form as it is now, or as it was filled in, with what was found to be chosen and why it was refused.
    private func view(
        of form: FormPage, _ prepared: FormPage.Prepared, filledIn sent: JSON? = nil,
        _ searches: TypedSearches = TypedSearches([]), refusedBy refusal: (any Refusal)? = nil
    ) async throws -> View {
        let isStale = refusal?.consequence == .stale
        let kept = sent.map { prepared.kept(of: $0, form.fields, isStale: isStale) }
        let values = kept ?? prepared.values
        let problems = refusal?.problems ?? []
        let shown = Form(
            words: try await searches.narrowing(prepared.words, choosing: values),
            fields: form.fields, values: values, revision: prepared.revision, problems: problems,
            refusal: problems.isEmpty ? prepared.reason(of: refusal) : nil)
        return .form(shown, in: prepared.view?(kept))
    }
}

extension FormPage.Prepared {
    /// Why a form came back. The form of a record that somebody else changed comes back as of now, with what was
    /// filled in: its reader compares and sends it again.
    fileprivate func reason(of refusal: (any Refusal)?) -> Message? {
        refusal is Stale && revision != nil ? "host.form.stale" : refusal?.message
    }

    /// What was filled in, but for what a button sent beside the fields: the next button says that anew. Where what
    /// was sent was stale, hidden fields are those of what the form shows by now, if it shows what it is about, or
    /// if its reader filled in nothing that could be about what was there before.
    fileprivate func kept(of sent: JSON, _ fields: [FieldDescription], isStale: Bool) -> JSON {
        guard case .object(let members) = sent else { return sent }
        var renewed = Set(words.otherButtons.map(\.field))
        let hidden = Set(fields.filter { $0.options.control == .hidden }.map(\.name))
        if isStale, words.subject != nil || members.allSatisfy({ hidden.contains($0.name) }) {
            renewed.formUnion(hidden)
        }
        return .object(
            members.filter { !renewed.contains($0.name) }
                + renewed.compactMap { name in values[name].map { .init(name, $0) } })
    }
}

extension Page {
    fileprivate var isAct: Bool { if case .act = kind { true } else { false } }
    fileprivate var isView: Bool { if case .view = kind { true } else { false } }
}

extension Consequence {
    /// Whether a form comes back filled in with the reason, for the reader to mend; what the reader may not do
    /// with one choice they may do with another.
    var isShownInForm: Bool {
        switch self {
        case .invalid, .forbidden, .conflict, .stale, .unavailable, .tooOften: true
        default: false
        }
    }
}

/// Where a page lies.
enum PagePath {
    static func of(_ path: String, of owner: String?, in language: Language) -> String {
        "/" + [language.rawValue, owner ?? "", path].filter { !$0.isEmpty }.joined(separator: "/")
    }
}

extension View {
    /// A page that is nothing but a form, or one that shows it in its own way.
    static func form(_ form: Form, in view: View?) -> View {
        guard let view else {
            return View("host/form-page", title: form.words.title, ["form": .form(form)])
        }
        var members: [String: Model] = [:]
        if case .object(let own) = view.model { members = own }
        members["form"] = .form(form)
        return View(view.template, title: view.title, .object(members))
    }
}
