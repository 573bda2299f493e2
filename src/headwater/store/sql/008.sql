-- Version 8: old claims that come back: a place that tells as new what another place shows to be long past.

CREATE TABLE returned (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,               -- old_story or old_event
    text TEXT NOT NULL,
    age_days INTEGER NOT NULL,
    earlier_article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    earlier_start INTEGER NOT NULL,
    earlier_end INTEGER NOT NULL,
    later_article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    later_start INTEGER NOT NULL,
    later_end INTEGER NOT NULL
);
CREATE INDEX returned_earlier ON returned (earlier_article);
CREATE INDEX returned_later ON returned (later_article);

CREATE TABLE returned_claim (
    returned_id INTEGER NOT NULL REFERENCES returned (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    claim_id TEXT NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
    PRIMARY KEY (returned_id, position)
);
CREATE INDEX returned_claim_claim ON returned_claim (claim_id)
