CREATE TABLE publications.publications (
    id uuid PRIMARY KEY,
    name_kk text,
    name_ru text,
    pages integer,
    published_on date NOT NULL,
    revision integer NOT NULL DEFAULT 1
);
