-- A mandate that ended here unsigned may have been signed at the channel meanwhile, and nobody saw
-- it. Each is asked about once more, spread over ten minutes.
update mandate set ending = true, tries = 0, due_at = now() + random() * interval '10 minutes'
    where status = 'EXPIRED' and not ending;
