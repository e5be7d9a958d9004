-- The list of changes tells of bodies that were left without an official, too. Source: REG-4.
ALTER TABLE registry.changes DROP CONSTRAINT changes_kind;
ALTER TABLE registry.changes ADD CONSTRAINT changes_kind
    CHECK (kind IN ('founding', 'renaming', 'transfer', 'closing', 'vacancy'));
CREATE UNIQUE INDEX changes_of_vacancy_once ON registry.changes (body_id, day) WHERE kind = 'vacancy';
