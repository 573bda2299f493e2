-- The common questions, ready asked. Views hold nothing: they are made anew whenever a case is upgraded.

CREATE VIEW texts AS
WITH RECURSIVE
copied (left_id, right_id) AS (
    SELECT downstream, upstream FROM edge WHERE kind = 'republication'
    UNION
    SELECT upstream, downstream FROM edge WHERE kind = 'republication'
),
reached (article_id, copy_id) AS (
    SELECT id, id FROM article
    UNION
    SELECT reached.article_id, copied.right_id FROM reached JOIN copied ON copied.left_id = reached.copy_id
)
SELECT reached.article_id, MIN(reached.copy_id) AS text_id, COUNT(*) AS copies
FROM reached
GROUP BY reached.article_id;

CREATE VIEW claims_by_carriers AS
SELECT
    claim.id AS claim_id,
    claim.text AS claim,
    COUNT(*) AS appearances,
    COUNT(DISTINCT appearance.article_id) AS articles,
    COUNT(DISTINCT CASE WHEN appearance.stance = 'asserts' THEN appearance.article_id END) AS carriers,
    COUNT(DISTINCT texts.text_id) AS texts,
    claim.min_origins,
    claim.max_origins,
    COUNT(DISTINCT CASE WHEN appearance.stance = 'denies' THEN appearance.id END) AS denials
FROM claim
JOIN appearance ON appearance.claim_id = claim.id
JOIN texts ON texts.article_id = appearance.article_id
GROUP BY claim.id
ORDER BY carriers DESC, appearances DESC, claim.id;

CREATE VIEW single_source_claims AS
SELECT * FROM claims_by_carriers WHERE max_origins <= 1 AND carriers > 1;

CREATE VIEW chains AS
SELECT
    claim.id AS claim_id,
    claim.text AS claim,
    article.outlet,
    article.published_earliest AS published,
    appearance.stance,
    appearance.sourcing,
    (
        SELECT GROUP_CONCAT(name, ' < ')
        FROM (SELECT name FROM chain_link WHERE appearance_id = appearance.id ORDER BY position)
    ) AS chain,
    (SELECT COUNT(*) FROM chain_link WHERE appearance_id = appearance.id) AS length,
    appearance.text,
    appearance.article_id
FROM appearance
JOIN claim ON claim.id = appearance.claim_id
JOIN article ON article.id = appearance.article_id
ORDER BY claim.id, article.published_earliest, article.id, appearance.start;

CREATE VIEW denials AS
SELECT claim_id, claim, outlet, published, stance, chain, text, article_id
FROM chains
WHERE stance IN ('denies', 'disputes', 'questions', 'declines_comment');

CREATE VIEW who_says_what AS
SELECT
    speaker.name AS speaker,
    speaker.kind AS speaker_kind,
    (
        SELECT GROUP_CONCAT(text, ' ... ')
        FROM (
            SELECT text FROM attribution_span
            WHERE attribution_id = attribution.id AND role = 'content' ORDER BY start
        )
    ) AS content,
    (
        SELECT GROUP_CONCAT(text, ' ... ')
        FROM (
            SELECT text FROM attribution_span
            WHERE attribution_id = attribution.id AND role = 'cue' ORDER BY start
        )
    ) AS cue,
    attribution.kind,
    attribution.act,
    attribution.stance,
    attribution.modality,
    attribution.said_earliest,
    attribution.said_latest,
    attribution.sourcing,
    attribution.confidence,
    article.outlet,
    article.published_earliest AS published,
    article.title,
    article.id AS article_id,
    attribution.id AS attribution_id,
    speaker.id AS speaker_id
FROM attribution
JOIN article ON article.id = attribution.article_id
LEFT JOIN speaker ON speaker.id = attribution.speaker_id
WHERE attribution.id NOT IN (SELECT attribution_id FROM decided_attribution WHERE layer = 'withdrawn')
ORDER BY speaker.name, article.published_earliest, article.id, attribution.position;

CREATE VIEW most_cited_speakers AS
SELECT
    speaker.id AS speaker_id,
    speaker.name AS speaker,
    speaker.kind,
    COUNT(*) AS attributions,
    COUNT(DISTINCT attribution.article_id) AS articles,
    COUNT(DISTINCT article.outlet) AS outlets
FROM attribution
JOIN speaker ON speaker.id = attribution.speaker_id
JOIN article ON article.id = attribution.article_id
WHERE attribution.id NOT IN (SELECT attribution_id FROM decided_attribution WHERE layer = 'withdrawn')
GROUP BY speaker.id
ORDER BY articles DESC, attributions DESC, speaker.name;

CREATE VIEW edges_with_outlets AS
SELECT
    later.outlet AS downstream_outlet,
    later.title AS downstream_title,
    later.published_earliest AS downstream_published,
    edge.kind,
    earlier.outlet AS upstream_outlet,
    earlier.title AS upstream_title,
    earlier.published_earliest AS upstream_published,
    edge.credit_only,
    edge.confidence,
    (SELECT COUNT(*) FROM edge_claim WHERE edge_claim.edge_id = edge.id) AS claims,
    edge.reasons,
    edge.id AS edge_id,
    edge.downstream,
    edge.upstream
FROM edge
JOIN article AS later ON later.id = edge.downstream
JOIN article AS earlier ON earlier.id = edge.upstream
ORDER BY later.published_earliest, later.id, earlier.id;

CREATE VIEW reasons_with_evidence AS
SELECT
    claim.id AS claim_id,
    claim.text AS claim,
    claim.min_origins,
    claim.max_origins,
    reason.kind,
    reason.text AS reason,
    article.outlet,
    evidence.text AS evidence,
    evidence.article_id
FROM reason
JOIN claim ON claim.id = reason.claim_id
LEFT JOIN evidence ON evidence.reason_id = reason.id
LEFT JOIN article ON article.id = evidence.article_id
ORDER BY claim.id, reason.id, evidence.id;

CREATE VIEW copied_passages AS
SELECT
    passage.kind,
    passage.word_count,
    left_article.outlet AS left_outlet,
    SUBSTR(left_article.text, passage.left_start + 1, passage.left_end - passage.left_start) AS left_text,
    right_article.outlet AS right_outlet,
    SUBSTR(right_article.text, passage.right_start + 1, passage.right_end - passage.right_start) AS right_text,
    passage.score,
    passage.id AS passage_id,
    passage.left_id,
    passage.right_id
FROM passage
JOIN article AS left_article ON left_article.id = passage.left_id
JOIN article AS right_article ON right_article.id = passage.right_id
ORDER BY passage.word_count DESC, passage.id;

CREATE VIEW circular_reporting AS
SELECT
    loop_article.loop_id,
    article.outlet,
    article.title,
    article.published_earliest AS published,
    (
        SELECT GROUP_CONCAT(claim.text, ' / ')
        FROM loop_claim JOIN claim ON claim.id = loop_claim.claim_id
        WHERE loop_claim.loop_id = loop_article.loop_id
    ) AS claims,
    article.id AS article_id
FROM loop_article
JOIN article ON article.id = loop_article.article_id
ORDER BY loop_article.loop_id, loop_article.position;

CREATE VIEW unseen_sources_by_claims AS
SELECT
    unseen_source.name,
    unseen_source.kind,
    COUNT(DISTINCT unseen_source_claim.claim_id) AS claims,
    (
        SELECT COUNT(DISTINCT article_id) FROM evidence WHERE evidence.unseen_source_id = unseen_source.id
    ) AS cited_in_articles
FROM unseen_source
LEFT JOIN unseen_source_claim ON unseen_source_claim.unseen_source_id = unseen_source.id
GROUP BY unseen_source.id
ORDER BY claims DESC, cited_in_articles DESC, unseen_source.name;
