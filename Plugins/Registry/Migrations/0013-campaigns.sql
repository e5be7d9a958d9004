-- The list of officials is collected from chosen bodies by a day: each answers by a link of its own.
-- Source: REG-11.

CREATE TABLE registry.campaigns (
    id         uuid CONSTRAINT campaigns_pkey PRIMARY KEY,
    agency_id  uuid NOT NULL CONSTRAINT campaigns_agency REFERENCES platform.agencies,
    -- Whose area it is for: only this body and what is below it can be asked. NULL is the whole agency.
    unit_id    uuid CONSTRAINT campaigns_unit REFERENCES registry.bodies,
    title_kk   text,
    title_ru   text,
    title_en   text,
    note_kk    text,
    note_ru    text,
    note_en    text,
    -- Whom the bodies turn to.
    contact    text NOT NULL,
    -- The last day on which the links can be answered.
    due_on     date NOT NULL,
    state      text NOT NULL DEFAULT 'draft',
    opened_on  date,
    closed_on  date,
    made_at    timestamptz NOT NULL,
    -- Who made it, and what they were called then.
    account_id uuid,
    author     text,
    -- The list that was published of its answers.
    edition_id uuid CONSTRAINT campaigns_edition REFERENCES registry.list_editions,
    revision   integer NOT NULL DEFAULT 1,
    is_demonstration boolean NOT NULL DEFAULT false,
    CONSTRAINT campaigns_title CHECK (coalesce(title_kk, title_ru) IS NOT NULL),
    CONSTRAINT campaigns_state CHECK (state IN ('draft', 'open', 'closed')),
    CONSTRAINT campaigns_opened CHECK ((state = 'draft') = (opened_on IS NULL)),
    CONSTRAINT campaigns_closed CHECK ((state = 'closed') = (closed_on IS NOT NULL)),
    CONSTRAINT campaigns_period CHECK (due_on >= opened_on AND closed_on >= opened_on)
);
CREATE INDEX campaigns_latest ON registry.campaigns (made_at DESC, id DESC);

-- A body that is asked. Until the campaign opens it is only chosen and may be taken out again; from then on
-- it stays, with its answer.
CREATE TABLE registry.campaign_bodies (
    campaign_id    uuid NOT NULL CONSTRAINT campaign_bodies_campaign REFERENCES registry.campaigns,
    body_id        uuid NOT NULL CONSTRAINT campaign_bodies_body REFERENCES registry.bodies,
    -- For this campaign only, before all other addresses of the body.
    address        text,
    asked_on       date,
    -- Where the last letter went, and when; NULL while there is no address.
    sent_to        text,
    last_asked_on  date,
    letters        integer NOT NULL DEFAULT 0,
    -- When the link was handed over otherwise than by a letter.
    handed_on      date,
    -- designated, unchanged, or nobody with a reason; another one takes its place until the due day.
    answer         text,
    answered_at    timestamptz,
    -- How often it was given: one that replaces another must have seen it.
    answers        integer NOT NULL DEFAULT 0,
    -- By whose link: its own, or that of a body above it.
    answered_by    uuid CONSTRAINT campaign_bodies_answered_by REFERENCES registry.bodies,
    reason         text,
    -- Whom the answer is about: what was submitted by it, or what it confirmed.
    designation_id uuid CONSTRAINT campaign_bodies_designation REFERENCES registry.designations,
    CONSTRAINT campaign_bodies_pkey PRIMARY KEY (campaign_id, body_id),
    CONSTRAINT campaign_bodies_answer CHECK (answer IN ('designated', 'unchanged', 'nobody')),
    CONSTRAINT campaign_bodies_answers CHECK ((answers > 0) = (answer IS NOT NULL)),
    CONSTRAINT campaign_bodies_answered
        CHECK (num_nulls(answer, answered_at, answered_by) IN (0, 3)),
    CONSTRAINT campaign_bodies_reason
        CHECK ((answer IS NOT DISTINCT FROM 'nobody') = (reason IS NOT NULL)),
    CONSTRAINT campaign_bodies_sent CHECK ((sent_to IS NULL) = (last_asked_on IS NULL))
);
CREATE INDEX campaign_bodies_of_body ON registry.campaign_bodies (body_id);
CREATE INDEX campaign_bodies_of_designation ON registry.campaign_bodies (designation_id)
    WHERE designation_id IS NOT NULL;
GRANT DELETE ON registry.campaign_bodies TO arna_host;

-- The secret of each link, of which only the SHA-256 is kept. A letter and its reminders lead to one answer. The
-- links of a body are deleted when its address changes or one is handed over: whoever had them has them no more.
CREATE TABLE registry.campaign_links (
    digest      bytea CONSTRAINT campaign_links_pkey PRIMARY KEY,
    campaign_id uuid NOT NULL,
    body_id     uuid NOT NULL,
    CONSTRAINT campaign_links_asked FOREIGN KEY (campaign_id, body_id)
        REFERENCES registry.campaign_bodies ON DELETE CASCADE,
    CONSTRAINT campaign_links_digested CHECK (octet_length(digest) = 32)
);
CREATE INDEX campaign_links_of_body ON registry.campaign_links (campaign_id, body_id);
REVOKE UPDATE ON registry.campaign_links FROM arna_host;
GRANT DELETE ON registry.campaign_links TO arna_host;
