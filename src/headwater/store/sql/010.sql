-- Version 10: the words that tell what a statement puts forward as a whole sentence; until it is compared again, its content.

ALTER TABLE statement ADD COLUMN wording TEXT NOT NULL DEFAULT '[]';  -- JSON list of [start, end]
UPDATE statement SET wording = content;
