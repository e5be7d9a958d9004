-- Roles for a unit and what is below it, and roles that are delegated for a time.

-- Of the tree that a plugin offers; NULL: the whole agency.
ALTER TABLE platform.account_roles
    ADD COLUMN unit_id uuid,
    ADD CONSTRAINT account_roles_unit_of_role
        CHECK (unit_id IS NULL OR role IN ('operator', 'editor', 'reader'));
DROP INDEX platform.account_roles_held_once;
CREATE UNIQUE INDEX account_roles_held_once
    ON platform.account_roles (account_id, agency_id, role, unit_id) NULLS NOT DISTINCT
    WHERE ended_at IS NULL;

CREATE TABLE platform.delegations (
    id            uuid NOT NULL CONSTRAINT delegations_key PRIMARY KEY,
    agency_id     uuid NOT NULL CONSTRAINT delegations_agency REFERENCES platform.agencies,
    giver_id      uuid NOT NULL CONSTRAINT delegations_giver REFERENCES platform.accounts,
    substitute_id uuid NOT NULL CONSTRAINT delegations_substitute REFERENCES platform.accounts,
    -- NULL: all roles that the giver has
    role          text CONSTRAINT delegations_role_known
                  CHECK (role IN ('administrator', 'operator', 'editor', 'reader', 'auditor')),
    valid_from    date NOT NULL,
    -- the last day
    valid_to      date NOT NULL,
    given_at      timestamptz NOT NULL,
    -- NULL: the command line
    given_by      uuid CONSTRAINT delegations_given_by REFERENCES platform.accounts,
    ended_at      timestamptz,
    ended_by      uuid CONSTRAINT delegations_ended_by REFERENCES platform.accounts,
    CONSTRAINT delegations_period CHECK (valid_to >= valid_from),
    CONSTRAINT delegations_to_another CHECK (giver_id <> substitute_id)
);
CREATE INDEX delegations_to_index ON platform.delegations (substitute_id, valid_to)
    WHERE ended_at IS NULL;
CREATE INDEX delegations_of_index ON platform.delegations (giver_id, valid_to);
COMMENT ON TABLE platform.delegations IS
    'Whose roles another account has as a substitute, from a day until a day';

ALTER TABLE platform.audit ADD COLUMN acting_for uuid[];

-- Whether a schedule, a command or an event asked for it: the system, which may all.
ALTER TABLE platform.job_runs ADD COLUMN is_of_system boolean NOT NULL DEFAULT false;
UPDATE platform.job_runs SET is_of_system = account_id IS NULL;
