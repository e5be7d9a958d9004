-- What happened, and who has still to be told. Source: design.md, "The contract", 7.

CREATE TABLE platform.events (
    id         bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT events_key PRIMARY KEY,
    name       text NOT NULL,
    version    integer NOT NULL,
    aggregate  uuid NOT NULL,
    agency_id  uuid NOT NULL CONSTRAINT events_agency REFERENCES platform.agencies,
    content    jsonb NOT NULL,
    at         timestamptz NOT NULL,
    request_id text NOT NULL
);
COMMENT ON TABLE platform.events IS
    'What happened, in the order of publication; rows are added and never changed';
REVOKE UPDATE ON platform.events FROM arna_host;

-- Which handler wants which event. Kept, so that nothing is missed while a plugin is away.
CREATE TABLE platform.subscriptions (
    -- <plugin>.<handler>
    handler text NOT NULL CONSTRAINT subscriptions_key PRIMARY KEY,
    event   text NOT NULL,
    since   timestamptz NOT NULL
);
CREATE INDEX subscriptions_event_index ON platform.subscriptions (event);
GRANT DELETE ON platform.subscriptions TO arna_host;

-- An event that a handler has still to handle. A row goes when that is done.
CREATE TABLE platform.deliveries (
    id        bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT deliveries_key PRIMARY KEY,
    handler   text NOT NULL,
    event_id  bigint NOT NULL CONSTRAINT deliveries_event REFERENCES platform.events,
    aggregate uuid NOT NULL,
    due_at    timestamptz NOT NULL,
    attempts  integer NOT NULL DEFAULT 0,
    -- Given up on: it waits for an operator, and the later events of its aggregate with it.
    failed_at timestamptz,
    reason    text,
    CONSTRAINT deliveries_once UNIQUE (handler, aggregate, event_id)
);
CREATE INDEX deliveries_due_index ON platform.deliveries (due_at, event_id)
    WHERE failed_at IS NULL;
CREATE INDEX deliveries_failed_index ON platform.deliveries (failed_at)
    WHERE failed_at IS NOT NULL;
GRANT DELETE ON platform.deliveries TO arna_host;
