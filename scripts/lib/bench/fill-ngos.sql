-- More organisations like the 50,000 that are there, from number :first to number :last, each with the words of
-- one of those: of every fifty thousand another one is spelled in a way of its own.
CREATE TEMP TABLE base AS
SELECT row_number() OVER (ORDER BY n.id) - 1 AS number, n.*, w.words, w.own
FROM registry.ngos n CROSS JOIN LATERAL (
    SELECT array_agg(word) AS words,
        coalesce(max(word) FILTER (WHERE word ~ '[a-z]{6}'), max(word)) AS own
    FROM registry.ngo_words WHERE ngo_id = n.id AND word IS DISTINCT FROM n.bin) AS w
WHERE n.bin IS NULL OR n.bin NOT LIKE '9%';

CREATE TEMP TABLE grown AS
SELECT gen_random_uuid() AS id, number, number % 50000 AS like_number,
    '9' || lpad(number::text, 11, '0') AS bin,
    chr(97 + (number / 50000 % 26)::int) || chr(97 + (number / 1300000 % 26)::int) AS mark
FROM generate_series(:first, :last - 1) AS number;

INSERT INTO registry.ngos (id, bin, name_kk, name_ru, sort_kk, sort_ru, name_key, search, legal_form, kato_code,
    registered_on, spheres, status, status_since, head, contacts, consent_on, consent_basis)
SELECT g.id, g.bin, b.name_kk || ' ' || g.mark, b.name_ru || ' ' || g.mark, b.sort_kk || ' ' || g.mark,
    b.sort_ru || ' ' || g.mark, replace(b.name_key, b.own, b.own || g.mark),
    replace(replace(b.search, coalesce(' ' || b.bin, ''), ''), b.own, b.own || g.mark) || ' ' || g.bin,
    b.legal_form, b.kato_code, b.registered_on, b.spheres, b.status, b.status_since, b.head, b.contacts,
    b.consent_on, b.consent_basis
FROM grown g JOIN base b ON b.number = g.like_number;

INSERT INTO registry.ngo_words (word, ngo_id, starts, is_gone, size)
SELECT DISTINCT CASE WHEN w.word = b.own THEN w.word || g.mark ELSE w.word END, g.id, b.search LIKE ' ' || w.word || ' %',
    false, length(b.search)
FROM grown g JOIN base b ON b.number = g.like_number CROSS JOIN unnest(b.words) AS w (word)
UNION ALL SELECT g.bin, g.id, false, false, length(b.search) FROM grown g JOIN base b ON b.number = g.like_number;

INSERT INTO registry.ngo_vocabulary (word)
SELECT DISTINCT b.own || g.mark FROM grown g JOIN base b ON b.number = g.like_number
ON CONFLICT DO NOTHING;
