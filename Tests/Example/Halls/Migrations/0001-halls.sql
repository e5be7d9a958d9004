-- Halls that public organisations may use.

CREATE TABLE halls.halls (
    id         uuid NOT NULL CONSTRAINT halls_pkey PRIMARY KEY,
    number     text NOT NULL CONSTRAINT halls_number_once UNIQUE,
    name_kk    text,
    name_ru    text,
    name_en    text,
    kind       text    NOT NULL
        CONSTRAINT halls_kind_known CHECK (kind IN ('assembly', 'library', 'sports')),
    address_kk text,
    address_ru text,
    address_en text,
    seats      integer NOT NULL CONSTRAINT halls_some_seats CHECK (seats > 0),
    note_kk    text,
    note_ru    text,
    note_en    text,
    -- The last day on which the hall can be used; null while it stays open.
    last_day   date,
    -- Whether an event has told that the last day is over.
    is_closing_told  boolean NOT NULL DEFAULT false,
    is_demonstration boolean NOT NULL DEFAULT false,
    revision   integer NOT NULL DEFAULT 1,
    CONSTRAINT halls_named CHECK (name_kk IS NOT NULL OR name_ru IS NOT NULL)
);

CREATE INDEX halls_to_tell ON halls.halls (last_day) WHERE NOT is_closing_told;

-- How many seats there were on a day.
CREATE TABLE halls.seat_counts (
    day   date    NOT NULL CONSTRAINT seat_counts_pkey PRIMARY KEY,
    halls integer NOT NULL,
    seats integer NOT NULL
);
