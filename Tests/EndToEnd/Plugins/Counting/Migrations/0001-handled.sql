-- How often each event was handled. No key, so that a second time is seen and not refused.
CREATE TABLE counting.handled (event_id bigint NOT NULL, body_id uuid NOT NULL);
