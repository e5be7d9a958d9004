-- Whom a designation replaces is asked from the other side, too: whenever one is removed.
CREATE INDEX designations_replaced ON registry.designations (replaces_id)
    WHERE replaces_id IS NOT NULL;
