-- Notes for the public.

CREATE TABLE __id__.notes (
    id         uuid NOT NULL CONSTRAINT notes_key PRIMARY KEY,
    text_kk    text,
    text_ru    text,
    text_en    text,
    written_at timestamptz NOT NULL,
    CONSTRAINT notes_say_something CHECK (text_kk IS NOT NULL OR text_ru IS NOT NULL)
);
CREATE INDEX notes_newest_index ON __id__.notes (written_at DESC, id);
