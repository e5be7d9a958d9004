-- A link holds for the address to which it was sent, and for what the record says of that address only.
-- Source: REG-11.

-- The SHA-256 of secret and address together: whoever has neither learns nothing of both. A link of which
-- nobody knows where it went leads nowhere.
ALTER TABLE registry.contact_links
    ADD COLUMN address_digest bytea,
    ADD CONSTRAINT contact_links_address_digested CHECK (octet_length(address_digest) = 32);

-- The day on which an open data set changed last is read at one end of an index: of what the public sees.
CREATE INDEX designation_steps_public ON registry.designation_steps (at)
    WHERE step IN ('publication', 'withdrawal');
CREATE INDEX changes_of_bodies ON registry.changes (at) WHERE kind <> 'vacancy';
CREATE INDEX body_versions_began ON registry.body_versions (valid_from);
CREATE INDEX body_versions_ended ON registry.body_versions (valid_to);
CREATE INDEX officials_began ON registry.officials (shown_from);
