-- What became of the functions of a body: which other one took them over, and from which day. Source: REG-1.

CREATE TABLE registry.body_relations (
    id uuid CONSTRAINT body_relations_pkey PRIMARY KEY,
    kind text NOT NULL,
    -- Whose functions pass, and to whom.
    body_id uuid NOT NULL CONSTRAINT body_relations_body REFERENCES registry.bodies,
    other_id uuid NOT NULL CONSTRAINT body_relations_other REFERENCES registry.bodies,
    -- The first day on which they are with the other.
    effective_on date NOT NULL,
    -- The act by which they passed.
    basis text,
    -- When it was taken back, since it had been entered by mistake.
    withdrawn_at timestamptz,
    CONSTRAINT body_relations_kind CHECK (kind IN ('successor', 'merged')),
    CONSTRAINT body_relations_not_itself CHECK (other_id <> body_id)
);

-- Functions may pass from one body to the same other one several times, once a day; it also finds those who took
-- over from a body.
CREATE UNIQUE INDEX body_relations_once ON registry.body_relations (body_id, other_id, effective_on)
    WHERE withdrawn_at IS NULL;
-- From whom a body took over.
CREATE INDEX body_relations_of_other ON registry.body_relations (other_id)
    WHERE withdrawn_at IS NULL;

-- Rows are added, and taken back.
REVOKE UPDATE ON registry.body_relations FROM arna_host;
GRANT UPDATE (withdrawn_at) ON registry.body_relations TO arna_host;

-- What closings named until now. Of those whose closing says no day, there are none.
INSERT INTO registry.body_relations (id, kind, body_id, other_id, effective_on, basis)
SELECT gen_random_uuid(), 'successor', s.body_id, s.successor_id, b.valid_to + 1, b.closing_basis
FROM registry.body_successors s JOIN registry.bodies b ON b.id = s.body_id
WHERE b.valid_to IS NOT NULL;

DROP TABLE registry.body_successors;
