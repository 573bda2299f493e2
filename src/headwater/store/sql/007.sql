-- Version 7: what comparing made of each article and of pairs of statements alone, so that an added article costs little.
-- Nothing here is part of the answer: it may be emptied at any time, and is made again.

CREATE TABLE compared_article (
    article_id TEXT PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
    made_by TEXT NOT NULL,            -- a digest of the stages and the aliases that made it
    under TEXT NOT NULL,              -- a digest of what its names are in the pile, "" where that is what they are alone
    names_zlib BLOB NOT NULL,         -- its names, as JSON; compressed
    profiles_zlib BLOB NOT NULL       -- what its statements put forward, as JSON; compressed
);

-- A statement's mark is a number that follows from all that its profile holds.
CREATE TABLE compared_pair (
    left_mark INTEGER NOT NULL,
    right_mark INTEGER NOT NULL,
    odds REAL NOT NULL,               -- log-odds that they make one claim, from what does not depend on the pile
    told INTEGER NOT NULL,            -- a bit for each feature worth telling
    PRIMARY KEY (left_mark, right_mark)
) WITHOUT ROWID;

CREATE TABLE compared_apart (
    left_mark INTEGER NOT NULL,
    right_mark INTEGER NOT NULL,
    are_rivals INTEGER NOT NULL,      -- 1 where they tell rival figures or another time
    general TEXT,                     -- "one" or "other": which of the two is the more general, if one narrows the other down
    score REAL,
    reason TEXT,
    PRIMARY KEY (left_mark, right_mark)
) WITHOUT ROWID;

CREATE TABLE compared_by (made_by TEXT NOT NULL)  -- the version of the stage that both were made with; one row
