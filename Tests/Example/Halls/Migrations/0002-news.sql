-- What became of halls, a row for each event.

CREATE TABLE halls.news (
    -- The number of the event.
    id      bigint      NOT NULL CONSTRAINT news_pkey PRIMARY KEY,
    at      timestamptz NOT NULL,
    kind    text        NOT NULL CONSTRAINT news_kind_known CHECK (kind IN ('opening', 'closing')),
    hall_id uuid        NOT NULL CONSTRAINT news_hall REFERENCES halls.halls ON DELETE CASCADE,
    hall_kk text,
    hall_ru text,
    hall_en text
);

CREATE INDEX news_of_hall ON halls.news (hall_id);
CREATE INDEX news_newest ON halls.news (at);
