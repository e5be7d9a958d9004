-- That a list is long is believed for a minute by the host, of every list alike (PostgresStore, Database.count): nobody
-- keeps account of the officials' any more, and those who take rows off it wait for nobody.
DROP TRIGGER before_officials_leave ON registry.officials;
DROP TRIGGER after_officials_left ON registry.officials;
DROP FUNCTION registry.before_officials_leave();
DROP FUNCTION registry.after_officials_left();
DROP FUNCTION registry.count_officials(date);
DROP TABLE registry.officials_at_least;
