CREATE TABLE unruly.things (
    id   uuid NOT NULL CONSTRAINT things_pkey PRIMARY KEY,
    name text NOT NULL
);
