-- What became of state bodies, for those who keep their own lists of them. It follows from the events
-- of bodies; one row for each.
CREATE TABLE registry.changes (
    -- Of the event.
    id bigint CONSTRAINT changes_pkey PRIMARY KEY,
    at timestamptz NOT NULL,
    kind text NOT NULL,
    body_id uuid NOT NULL CONSTRAINT changes_body REFERENCES registry.bodies,
    -- The day from which it holds; of a closing the last day.
    day date NOT NULL,
    -- What the body is called by it.
    name_kk text,
    name_ru text,
    name_en text,
    CONSTRAINT changes_kind CHECK (kind IN ('founding', 'renaming', 'transfer', 'closing'))
);

CREATE INDEX changes_of_body ON registry.changes (body_id, id);
