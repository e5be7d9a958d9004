-- Ranks of officials and the threshold below which none should be designated. Source: REG-3, seed 001.

-- The ladders: in each, a higher step is a higher rank.
CREATE TABLE registry.ranks (
    code text NOT NULL,
    ladder text NOT NULL,
    step smallint NOT NULL,
    name_kk text NOT NULL,
    name_ru text NOT NULL,
    name_en text NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    source text NOT NULL,
    CONSTRAINT ranks_pkey PRIMARY KEY (code, valid_from),
    CONSTRAINT ranks_period CHECK (valid_to >= valid_from),
    CONSTRAINT ranks_once EXCLUDE USING gist
        (code WITH =, daterange(valid_from, valid_to, '[]') WITH &&)
);

INSERT INTO registry.ranks (code, ladder, step, name_kk, name_ru, name_en, valid_from, source)
SELECT ladder || '.' || word, ladder, step, kk, ru, en, '1991-12-16', 'practice; threshold by the methodical recommendations of 2018'
FROM (VALUES
    ('central', 1, 'chiefExpert', 'бас сарапшы', 'главный эксперт', 'chief expert'),
    ('central', 2, 'divisionHead', 'департамент (комитет) басқармасының басшысы',
        'руководитель управления департамента (комитета)', 'head of a division of a department (committee)'),
    ('central', 3, 'deputyDirector', 'департамент директорының орынбасары',
        'заместитель директора департамента', 'deputy director of a department'),
    ('central', 4, 'director', 'департамент директоры', 'директор департамента', 'director of a department'),
    ('central', 5, 'deputyChair', 'комитет төрағасының орынбасары',
        'заместитель председателя комитета', 'deputy chair of a committee'),
    ('central', 6, 'chair', 'комитет төрағасы', 'председатель комитета', 'chair of a committee'),
    ('central', 7, 'chiefOfStaff', 'аппарат басшысы', 'руководитель аппарата', 'chief of staff'),
    ('central', 8, 'viceMinister', 'вице-министр', 'вице-министр', 'vice-minister'),
    ('central', 9, 'minister', 'министр', 'министр', 'minister'),
    ('regional', 1, 'sectionHead', 'бөлім басшысы', 'руководитель отдела', 'head of a section'),
    ('regional', 2, 'deputyHeadOfOffice', 'облыс (қала) әкімі аппараты басшысының орынбасары',
        'заместитель руководителя аппарата акима области (города)',
        'deputy head of the office of the akim of a region (city)'),
    ('regional', 3, 'headOfOffice', 'облыс (қала) әкімі аппаратының басшысы',
        'руководитель аппарата акима области (города)', 'head of the office of the akim of a region (city)'),
    ('regional', 4, 'deputyAkim', 'облыс (қала) әкімінің орынбасары',
        'заместитель акима области (города)', 'deputy akim of a region (city)'),
    ('regional', 5, 'akim', 'облыс (қала) әкімі', 'аким области (города)', 'akim of a region (city)'),
    ('regionalDepartment', 1, 'sectionHead', 'бөлім басшысы', 'руководитель отдела', 'head of a section'),
    ('regionalDepartment', 2, 'deputyHead', 'басқарма басшысының орынбасары',
        'заместитель руководителя управления', 'deputy head of a department'),
    ('regionalDepartment', 3, 'head', 'басқарма басшысы', 'руководитель управления', 'head of a department'),
    ('district', 1, 'sectionHead', 'бөлім басшысы', 'руководитель отдела', 'head of a section'),
    ('district', 2, 'headOfOffice', 'аудан (қала) әкімі аппаратының басшысы',
        'руководитель аппарата акима района (города)', 'head of the office of the akim of a district (city)'),
    ('district', 3, 'deputyAkim', 'аудан (қала) әкімінің орынбасары',
        'заместитель акима района (города)', 'deputy akim of a district (city)'),
    ('district', 4, 'akim', 'аудан (қала) әкімі', 'аким района (города)', 'akim of a district (city)')
) AS rank (ladder, step, word, kk, ru, en);

-- From when, for which bodies, what is the least rank. A kind that no rule names has no threshold.
CREATE TABLE registry.rank_rules (
    code text CONSTRAINT rank_rules_pkey PRIMARY KEY,
    level text NOT NULL,
    kinds text[] NOT NULL,
    least_rank text NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    source text NOT NULL,
    CONSTRAINT rank_rules_period CHECK (valid_to >= valid_from)
);

INSERT INTO registry.rank_rules (code, level, kinds, least_rank, valid_from, source) VALUES
    ('recommendations2018.central', 'central', '{ministry,agency,committee}',
        'central.deputyDirector', '2018-08-01', 'methodical recommendations, August 2018'),
    ('recommendations2018.regional', 'regional', '{akimat,akimOffice}',
        'regional.deputyHeadOfOffice', '2018-08-01', 'methodical recommendations, August 2018'),
    ('recommendations2018.regionalDepartment', 'regionalDepartment', '{department}',
        'regionalDepartment.deputyHead', '2018-08-01', 'methodical recommendations, August 2018'),
    ('recommendations2018.district', 'district', '{akimat,akimOffice}',
        'district.deputyAkim', '2018-08-01', 'methodical recommendations, August 2018');
