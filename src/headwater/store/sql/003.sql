-- Version 3: how sure a content is as worded, and when it was said. The words that tell stand in attribution_span, with the roles
-- hedge, cue_negation, content_negation and said_at. The views that name them are made anew after this.

ALTER TABLE attribution ADD COLUMN modality TEXT NOT NULL DEFAULT 'certain';
ALTER TABLE attribution ADD COLUMN said_earliest TEXT;  -- the first and the last day that it can have been said
ALTER TABLE attribution ADD COLUMN said_latest TEXT;
UPDATE attribution SET modality = 'hedged' WHERE hedged  -- all that is known of those made before
