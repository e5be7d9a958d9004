CREATE TABEL unmigrated.things (id uuid);
