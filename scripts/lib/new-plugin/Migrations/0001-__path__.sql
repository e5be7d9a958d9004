-- What the plugin keeps.

CREATE TABLE __id__.__table__ (
    id       uuid    NOT NULL CONSTRAINT __table___pkey PRIMARY KEY,
    number   text    NOT NULL CONSTRAINT __table___number_once UNIQUE,
    name_kk  text,
    name_ru  text,
    name_en  text,
    -- The last day on which it holds; null for one without end.
    last_day date,
    -- Set by a job once the last day is over.
    is_ended boolean NOT NULL DEFAULT false,
    -- Of the first look, which can be removed again.
    is_demonstration boolean NOT NULL DEFAULT false,
    revision integer NOT NULL DEFAULT 1,
    CONSTRAINT __table___named CHECK (name_kk IS NOT NULL OR name_ru IS NOT NULL)
);

CREATE INDEX __table___to_end ON __id__.__table__ (last_day) WHERE NOT is_ended;
