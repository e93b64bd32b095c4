-- What became of campaigns, in the order in which it did: what was asked for, and what followed by itself. It is stored in
-- the transaction of the change that it tells of. Sends are told by their deliveries, and single messages have no more.
--
-- What happened to one campaign?
--   SELECT e.at, e.event, e.set_by, e.detail FROM campaign_event e JOIN campaign c ON c.number = e.campaign_number
--   WHERE c.id = 'campaign_1705748123456_abc123' ORDER BY e.seq;

CREATE TABLE campaign_event (
    campaign_number BIGINT NOT NULL,
    seq BIGINT NOT NULL,                        -- from 1, in each campaign; only the last 200 are kept
    org_id BIGINT NOT NULL DEFAULT 1 REFERENCES organization (id),
    at BIGINT NOT NULL,
    event TEXT NOT NULL,                        -- created scheduled updated started paused resumed stopped …
    set_by TEXT,                                -- operator schedule error_budget, or null where it followed by itself
    detail TEXT,                                -- JSON, numbers alone
    PRIMARY KEY (campaign_number, seq)
);
