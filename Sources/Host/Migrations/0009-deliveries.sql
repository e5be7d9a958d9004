-- Deliveries are taken handler by handler in the order of publication, so that what waits for an absent
-- plugin is in nobody's way. The number of a delivery is for operators, who find it among few; an event
-- is removed only where no delivery names it, which the statement sees to and need not be checked by a
-- lock on the event at every publication.
ALTER TABLE platform.deliveries
    DROP CONSTRAINT deliveries_key,
    DROP CONSTRAINT deliveries_event,
    ALTER COLUMN due_at SET DEFAULT '-infinity';
-- Nor does an event hold its agency: those who publish at the same time would all lock the one row.
ALTER TABLE platform.events DROP CONSTRAINT events_agency;
DROP INDEX platform.deliveries_due_index;
CREATE INDEX deliveries_order_index ON platform.deliveries (handler, event_id)
    WHERE failed_at IS NULL;
COMMENT ON COLUMN platform.deliveries.due_at IS
    'When it is tried again after a failure; until then it is due, whatever the clocks of hosts say';

-- The version of the plugin that declared the handler last: an older one does not forget it.
ALTER TABLE platform.subscriptions ADD COLUMN version text NOT NULL DEFAULT '0.0.0';

-- What everybody has handled goes after a while (events.keep).
GRANT DELETE ON platform.events TO arna_host;
COMMENT ON TABLE platform.events IS
    'What happened, in the order of publication; never changed, removed when handled and old';
