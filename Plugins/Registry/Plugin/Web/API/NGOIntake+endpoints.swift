import PluginKit

extension NGOCorrections {
    static let endpoints: [Endpoint] = [
        Endpoint.create(
            "ngos/{id}/corrections", .public,
            "Says that something on a card is wrong; answers with the secret of the answer's page.",
            isFound: false, example: Examples.ngoCorrection
        ) { (request, given: Given<NGOCorrection>) in
            try await ask(given.record, by: request)
        }.limited(by: .ngoCorrections),
        Endpoint.read(
            "ngo-answers/{token}", .public,
            "How a report of an error on a card stands, for whoever has its secret.",
            by: Nothing.self
        ) { request, _ in
            try await find(request).map(ToldReport<OfCard>.init)
        },
        Endpoint.list(
            "ngo-corrections", .requires(.readNGOs),
            "What readers say is wrong on cards and nobody has answered yet, the oldest first.",
            by: Nothing.self
        ) { request, _, paging in
            try await list(paging, from: request.database).map(ToldReport<OfCard>.init)
        },
        Endpoint.act(
            "ngo-corrections/{id}/settlement", .requires(.editNGOs),
            "Answers those who said that something on a card is wrong, and takes it off the list.",
            example: Examples.contactSettlement
        ) { (request, given: Given<ReportSettlement>) in
            ToldReport<OfCard>(report: try await settle(given.record, by: request))
        },
    ]
}

extension NGOApplications {
    static let endpoints: [Endpoint] = applicantEndpoints + operatorEndpoints

    /// For who applies: without signing in, by the secret of the receipt.
    private static let applicantEndpoints: [Endpoint] = [
        Endpoint.create(
            "ngo-registrations", .public,
            "Asks for the card of an organisation; a code is mailed to the applicant. It is not the statutory registration.",
            isFound: false, example: Examples.ngoApplication
        ) { (request, given: Given<NGOApplication>) in
            try await send(given.record, by: request)
        }.limited(by: .ngoApplications),
        Endpoint.read(
            "registration-answers/{token}", .public,
            "How an application stands, for whoever has its secret.", by: Nothing.self
        ) { request, _ in
            try await find(request)
        },
        Endpoint.act(
            "registration-answers/{token}/confirmation", .public,
            "Gives the mailed code back: the application then waits for an operator.",
            example: ["code": "123456"]
        ) { (request, given: Given<CodeGivenBack>) in
            try await confirm(given.record, by: request)
        }.limited(by: .ngoApplicationCodes),
        Endpoint.act(
            "registration-answers/{token}/code", .public, "Mails another code.", example: [:]
        ) { (request, _: Given<Nothing>) in
            try await sendCode(by: request)
        }.limited(by: .ngoApplicationCodes),
    ]

    private static let operatorEndpoints: [Endpoint] = [
        Endpoint.list(
            "ngo-registrations", .requires(.readNGOs),
            "Confirmed applications: those that wait, the oldest first, or those decided in one way.",
            by: NGORegistrationQuery.self
        ) { request, query, paging in
            try await list(query, paging, from: request.database)
        },
        Endpoint.read(
            "ngo-registrations/{id}", .requires(.readNGOs),
            "A confirmed application with the cards that may be of the same organisation.",
            by: Nothing.self
        ) { (request, _) -> NGORegistration? in
            try await seen(request)
        },
        Endpoint.act(
            "ngo-registrations/{id}/acceptance", .requires(.editNGOs),
            "Makes the card that an application asks for, and writes to the applicant.",
            example: [:]
        ) { (request, _: Given<Nothing>) in
            try await accept(by: request)
        },
        Endpoint.act(
            "ngo-registrations/{id}/refusal", .requires(.editNGOs),
            "Refuses an application, and writes the reason to the applicant.",
            example: Examples.ngoRegistrationRefusal
        ) { (request, given: Given<NGORegistrationRefusal>) in
            try await refuse(given.record, by: request)
        },
    ]
}
