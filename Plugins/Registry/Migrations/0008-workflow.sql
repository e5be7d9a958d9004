-- Where a designation stands on its way to the public list, and who brought it there. Source: REG-2.

ALTER TABLE registry.designations ADD COLUMN state text NOT NULL DEFAULT 'published';
UPDATE registry.designations SET state = 'confirmed' WHERE NOT published;

-- The rules of what holds ask nothing of what does not hold yet.
ALTER TABLE registry.designations
    ALTER COLUMN state DROP DEFAULT,
    ADD CONSTRAINT designations_state
        CHECK (state IN ('draft', 'submitted', 'returned', 'confirmed', 'published')),
    ADD CONSTRAINT designations_meant_for_public CHECK (state <> 'published' OR published),
    DROP CONSTRAINT designations_one_at_a_time,
    ADD CONSTRAINT designations_one_at_a_time EXCLUDE USING gist
        (uuid_send(body_id) WITH =, daterange(valid_from, valid_to, '[]') WITH &&)
        WHERE (kind IN ('primary', 'acting') AND NOT entered_by_mistake
               AND state IN ('confirmed', 'published'));

DROP INDEX registry.designations_without_kazakh;
CREATE INDEX designations_without_kazakh ON registry.designations (valid_from)
    WHERE state = 'published' AND NOT entered_by_mistake AND position_kk IS NULL;
-- What waits for somebody: few of many.
CREATE INDEX designations_waiting ON registry.designations (agency_id, state)
    WHERE NOT entered_by_mistake AND (state IN ('draft', 'submitted', 'returned')
                                      OR state = 'confirmed' AND published);

-- Every step of every designation; rows are added and never changed.
CREATE TABLE registry.designation_steps (
    designation_id uuid NOT NULL
        CONSTRAINT designation_steps_designation REFERENCES registry.designations,
    -- Of the designation after the step.
    revision integer NOT NULL,
    step text NOT NULL,
    at timestamptz NOT NULL,
    -- Who took it, and what they were called then; null where that is not known.
    account_id uuid,
    author text,
    reason text,
    CONSTRAINT designation_steps_pkey PRIMARY KEY (designation_id, revision),
    CONSTRAINT designation_steps_step CHECK (step IN
        ('preparation', 'submission', 'confirmation', 'publication', 'withdrawal', 'return')),
    CONSTRAINT designation_steps_reason CHECK ((step = 'return') = (reason IS NOT NULL))
);

REVOKE UPDATE ON registry.designation_steps FROM arna_host;

-- What was recorded before there were steps was confirmed or published when it was recorded; by whom is
-- told by the audit, which no plugin reads.
INSERT INTO registry.designation_steps (designation_id, revision, step, at)
SELECT id, 1, CASE state WHEN 'published' THEN 'publication' ELSE 'confirmation' END, created_at
FROM registry.designations;
