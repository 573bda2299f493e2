-- Version 6: what the matcher made of an article's statements, so that it reads each only once.

CREATE TABLE meaning (
    article_id TEXT PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
    made_by TEXT NOT NULL,            -- a digest of the stages that made it
    statement_ids TEXT NOT NULL,      -- JSON list
    rows_zlib BLOB NOT NULL           -- for each statement as many bytes, a whole number from -127 to 127 each; compressed
)
