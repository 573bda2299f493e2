-- Version 2: the index is kept by the program that writes, for SQLite may refuse triggers on it.

DROP TRIGGER article_added;
DROP TRIGGER article_removed;
