-- Letters are called topic-partition-offset; the dots of topics do not fit into every path.
-- Whatever else a foreign record's headers brought along is replaced as well, and a digest keeps
-- apart what would be the same without it (PathIds of the contracts).
update dead_letter_desk set id = regexp_replace(replace(id, '.', '_'), '[^A-Za-z0-9_-]', '-', 'g')
    || case when replace(id, '.', '_') ~ '[^A-Za-z0-9_-]'
        then '-' || left(encode(sha256(convert_to(replace(id, '.', '_'), 'UTF8')), 'hex'), 8)
        else '' end
where id ~ '[^A-Za-z0-9_-]';
