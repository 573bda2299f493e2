-- Version 1: the first tables. Names are DESIGN's words; offsets are code points into article.text, half-open.

CREATE TABLE capture (
    id TEXT PRIMARY KEY,              -- digest of the bytes
    media_type TEXT NOT NULL,
    size_bytes INTEGER NOT NULL,
    body_zlib BLOB NOT NULL           -- the bytes as they came, compressed: enough to run again offline
);

CREATE TABLE article (
    id TEXT PRIMARY KEY,              -- digest of path and capture
    capture_id TEXT NOT NULL REFERENCES capture (id),
    path TEXT NOT NULL UNIQUE,
    outlet TEXT,
    agency TEXT,
    title TEXT,
    title_start INTEGER,
    title_end INTEGER,
    dateline TEXT,
    published_earliest TEXT,
    published_latest TEXT,
    published_precision TEXT,
    published_read_from TEXT,
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    ingest_version TEXT NOT NULL,     -- what made this article, and below its reading and attributions
    read_version TEXT NOT NULL,
    attribute_version TEXT NOT NULL
);
CREATE INDEX article_capture ON article (capture_id);
CREATE INDEX article_outlet ON article (outlet);

CREATE VIRTUAL TABLE article_fts USING fts5 (
    title, text, content="article", tokenize="unicode61 remove_diacritics 2"
);
CREATE TRIGGER article_added AFTER INSERT ON article BEGIN
    INSERT INTO article_fts (rowid, title, text) VALUES (new.rowid, new.title, new.text);
END;
CREATE TRIGGER article_removed AFTER DELETE ON article BEGIN
    INSERT INTO article_fts (article_fts, rowid, title, text) VALUES ('delete', old.rowid, old.title, old.text);
END;

CREATE TABLE byline (
    article_id TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (article_id, position)
);

CREATE TABLE credit (
    article_id TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    start INTEGER,
    "end" INTEGER,
    PRIMARY KEY (article_id, position)
);

CREATE TABLE furniture (
    article_id TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (article_id, position)
);

CREATE TABLE reading (
    article_id TEXT PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
    made_by TEXT NOT NULL,
    attempted INTEGER NOT NULL,
    columns_zlib BLOB NOT NULL        -- blocks, sentences, quotes, tokens and mentions as compressed JSON columns
);

CREATE TABLE speaker (
    id TEXT PRIMARY KEY,              -- digest of kind and name: one name in two articles is one speaker
    name TEXT NOT NULL,
    kind TEXT NOT NULL
);
CREATE INDEX speaker_name ON speaker (name);

CREATE TABLE attribution (
    id TEXT PRIMARY KEY,
    article_id TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    act TEXT NOT NULL,
    stance TEXT NOT NULL,
    hedged INTEGER NOT NULL,
    parent TEXT REFERENCES attribution (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    speaker_id TEXT REFERENCES speaker (id),
    speaker_name TEXT,                -- as this article spells it
    sourcing TEXT NOT NULL,
    confidence REAL NOT NULL,
    evidence TEXT NOT NULL            -- JSON list of sentences
);
CREATE INDEX attribution_article ON attribution (article_id);
CREATE INDEX attribution_parent ON attribution (parent);
CREATE INDEX attribution_speaker ON attribution (speaker_id);

CREATE TABLE attribution_span (
    attribution_id TEXT NOT NULL REFERENCES attribution (id) ON DELETE CASCADE,
    role TEXT NOT NULL,               -- source, cue or content
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (attribution_id, role, position)
);

CREATE TABLE statement (
    id TEXT PRIMARY KEY,
    article_id TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    attribution_id TEXT REFERENCES attribution (id) ON DELETE CASCADE,
    stance TEXT NOT NULL,
    hedged INTEGER NOT NULL,
    content TEXT NOT NULL             -- JSON list of [start, end]
);
CREATE INDEX statement_article ON statement (article_id);
CREATE INDEX statement_attribution ON statement (attribution_id);

CREATE TABLE statement_link (
    id INTEGER PRIMARY KEY,
    left_id TEXT NOT NULL REFERENCES statement (id) ON DELETE CASCADE,
    right_id TEXT NOT NULL REFERENCES statement (id) ON DELETE CASCADE,
    relation TEXT NOT NULL,           -- same or opposed
    score REAL NOT NULL,
    evidence TEXT NOT NULL            -- JSON list of sentences
);
CREATE INDEX statement_link_left ON statement_link (left_id);
CREATE INDEX statement_link_right ON statement_link (right_id);

CREATE TABLE passage (
    id TEXT PRIMARY KEY,
    left_id TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    right_id TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    left_start INTEGER NOT NULL,
    left_end INTEGER NOT NULL,
    right_start INTEGER NOT NULL,
    right_end INTEGER NOT NULL,
    kind TEXT NOT NULL,
    word_count INTEGER NOT NULL,
    score REAL NOT NULL,
    evidence TEXT NOT NULL            -- JSON list of sentences
);
CREATE INDEX passage_left ON passage (left_id);
CREATE INDEX passage_right ON passage (right_id);

CREATE TABLE claim (
    id TEXT PRIMARY KEY,
    text TEXT NOT NULL,
    min_origins INTEGER NOT NULL,
    max_origins INTEGER NOT NULL
);

CREATE TABLE appearance (
    id INTEGER PRIMARY KEY,
    claim_id TEXT NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
    article_id TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    stance TEXT NOT NULL,
    sourcing TEXT NOT NULL,
    hedged INTEGER NOT NULL,
    attribution_id TEXT REFERENCES attribution (id) ON DELETE CASCADE,
    statement_id TEXT NOT NULL
);
CREATE INDEX appearance_claim ON appearance (claim_id);
CREATE INDEX appearance_article ON appearance (article_id);
CREATE INDEX appearance_attribution ON appearance (attribution_id);

CREATE TABLE chain_link (
    appearance_id INTEGER NOT NULL REFERENCES appearance (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,        -- 0 is the outermost source, nearest to the reader
    name TEXT NOT NULL,
    PRIMARY KEY (appearance_id, position)
);

CREATE TABLE origin (
    id INTEGER PRIMARY KEY,
    claim_id TEXT NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    certain INTEGER NOT NULL          -- 0 if it may be the same as another, or a repeat
);
CREATE INDEX origin_claim ON origin (claim_id);

CREATE TABLE reason (
    id INTEGER PRIMARY KEY,
    claim_id TEXT NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX reason_claim ON reason (claim_id);

CREATE TABLE edge (
    id INTEGER PRIMARY KEY,
    downstream TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    upstream TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    credit_only INTEGER NOT NULL,     -- 1 if no shared wording supports it
    confidence REAL NOT NULL,
    reasons TEXT NOT NULL             -- JSON list of sentences
);
CREATE INDEX edge_downstream ON edge (downstream);
CREATE INDEX edge_upstream ON edge (upstream);

CREATE TABLE edge_claim (
    edge_id INTEGER NOT NULL REFERENCES edge (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    claim_id TEXT NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
    PRIMARY KEY (edge_id, position)
);
CREATE INDEX edge_claim_claim ON edge_claim (claim_id);

CREATE TABLE loop (
    id INTEGER PRIMARY KEY
);

CREATE TABLE loop_article (
    loop_id INTEGER NOT NULL REFERENCES loop (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    article_id TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    PRIMARY KEY (loop_id, position)
);
CREATE INDEX loop_article_article ON loop_article (article_id);

CREATE TABLE loop_claim (
    loop_id INTEGER NOT NULL REFERENCES loop (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    claim_id TEXT NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
    PRIMARY KEY (loop_id, position)
);
CREATE INDEX loop_claim_claim ON loop_claim (claim_id);

CREATE TABLE drift (
    id INTEGER PRIMARY KEY,
    claim_id TEXT NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    earlier_article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    earlier_start INTEGER NOT NULL,
    earlier_end INTEGER NOT NULL,
    later_article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    later_start INTEGER NOT NULL,
    later_end INTEGER NOT NULL
);
CREATE INDEX drift_claim ON drift (claim_id);
CREATE INDEX drift_earlier ON drift (earlier_article);
CREATE INDEX drift_later ON drift (later_article);

CREATE TABLE unseen_source (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL
);

CREATE TABLE unseen_source_claim (
    unseen_source_id INTEGER NOT NULL REFERENCES unseen_source (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    claim_id TEXT NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
    PRIMARY KEY (unseen_source_id, position)
);
CREATE INDEX unseen_source_claim_claim ON unseen_source_claim (claim_id);

-- The sentences behind every origin, reason, edge, loop and unseen source: each row belongs to exactly one of them.
CREATE TABLE evidence (
    id INTEGER PRIMARY KEY,
    origin_id INTEGER REFERENCES origin (id) ON DELETE CASCADE,
    reason_id INTEGER REFERENCES reason (id) ON DELETE CASCADE,
    edge_id INTEGER REFERENCES edge (id) ON DELETE CASCADE,
    loop_id INTEGER REFERENCES loop (id) ON DELETE CASCADE,
    unseen_source_id INTEGER REFERENCES unseen_source (id) ON DELETE CASCADE,
    article_id TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    CHECK (
        (origin_id IS NOT NULL) + (reason_id IS NOT NULL) + (edge_id IS NOT NULL)
        + (loop_id IS NOT NULL) + (unseen_source_id IS NOT NULL) = 1
    )
);
CREATE INDEX evidence_origin ON evidence (origin_id);
CREATE INDEX evidence_reason ON evidence (reason_id);
CREATE INDEX evidence_edge ON evidence (edge_id);
CREATE INDEX evidence_loop ON evidence (loop_id);
CREATE INDEX evidence_unseen_source ON evidence (unseen_source_id);
CREATE INDEX evidence_article ON evidence (article_id);

CREATE TABLE failure (
    subject TEXT NOT NULL,
    stage TEXT NOT NULL,
    error TEXT NOT NULL,
    hint TEXT NOT NULL,
    PRIMARY KEY (subject, stage, error)
);

CREATE TABLE made_by (
    tool TEXT PRIMARY KEY
);

-- One row, or none while a trace is not finished: which articles and which versions the claims and edges were made from.
CREATE TABLE finished (
    pile TEXT PRIMARY KEY
);
