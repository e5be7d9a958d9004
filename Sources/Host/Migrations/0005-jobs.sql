-- Work apart from requests: what was asked for, what came due, and what became of it. Source: design.md,
-- "The contract", 1.

CREATE TABLE platform.job_runs (
    id           uuid NOT NULL CONSTRAINT job_runs_key PRIMARY KEY,
    -- What an advisory lock is taken on while it runs: see Host/Jobs.
    number       integer GENERATED ALWAYS AS IDENTITY CONSTRAINT job_runs_number_once UNIQUE,
    -- <plugin>.<name>, or host.<name>
    job          text NOT NULL,
    agency_id    uuid NOT NULL CONSTRAINT job_runs_agency REFERENCES platform.agencies,
    -- NULL: nobody asked, it came due; or the command line
    account_id   uuid CONSTRAINT job_runs_account REFERENCES platform.accounts,
    language     text NOT NULL,
    content      jsonb NOT NULL,
    request_id   text NOT NULL,
    asked_at     timestamptz NOT NULL,
    due_at       timestamptz NOT NULL,
    attempts     integer NOT NULL DEFAULT 0,
    -- of the attempt that runs; NULL: it waits
    started_at   timestamptz,
    done         integer NOT NULL DEFAULT 0,
    total        integer,
    -- when somebody asked to stop it
    cancelled_at timestamptz,
    ended_at     timestamptz,
    outcome      text CONSTRAINT job_runs_outcome_known
                 CHECK (outcome IN ('done', 'failed', 'cancelled')),
    -- why the last attempt did not succeed
    reason       text,
    CONSTRAINT job_runs_end_has_outcome CHECK ((ended_at IS NULL) = (outcome IS NULL))
);
CREATE INDEX job_runs_due_index ON platform.job_runs (due_at, number) WHERE ended_at IS NULL;
CREATE INDEX job_runs_ended_index ON platform.job_runs (ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX job_runs_job_index ON platform.job_runs (job, number DESC);
COMMENT ON TABLE platform.job_runs IS
    'What was asked for or came due, and what became of it; not of record: what has ended goes after a while';
GRANT DELETE ON platform.job_runs TO arna_host;

-- Up to when each job that runs by itself has come due.
CREATE TABLE platform.job_times (
    job text NOT NULL CONSTRAINT job_times_key PRIMARY KEY,
    at  timestamptz NOT NULL
);
