-- Which plugin boots on which host: a row that is not cleared tells the next start that the process
-- died meanwhile.

CREATE TABLE platform.plugin_boots (
    host_name text NOT NULL,
    plugin    text NOT NULL,
    version   text NOT NULL,
    -- SHA-256 of the library and its fingerprint
    build     text NOT NULL,
    -- in a row, of this version and build
    deaths    integer NOT NULL CONSTRAINT plugin_boots_deaths_counted CHECK (deaths >= 0),
    -- who began to boot it and did not say how that ended
    process   integer,
    at        timestamptz NOT NULL,
    CONSTRAINT plugin_boots_key PRIMARY KEY (host_name, plugin)
);
COMMENT ON TABLE platform.plugin_boots IS
    'How the last boot of each plugin on each host went; not of record';
