-- Who is told of events by HTTP, and what they are told. An event is stored in the transaction of what it tells of, and
-- tried afterwards.
--
-- Which webhooks fail, and why?
--   SELECT w.url, w.failures, w.disabled_reason, d.type, d.http_status, d.error FROM webhook w
--   JOIN webhook_delivery d ON d.webhook_id = w.id WHERE d.error IS NOT NULL ORDER BY d.updated_at DESC;

CREATE TABLE webhook (
    id ${ascii} NOT NULL PRIMARY KEY,
    org_id BIGINT NOT NULL DEFAULT 1 REFERENCES organization (id),
    url TEXT NOT NULL,
    events TEXT NOT NULL,                       -- names with commas between
    secret TEXT NOT NULL,                       -- whsec_ and base64: what signs
    disabled_reason TEXT,                       -- why nothing is sent, null while it is
    failures BIGINT NOT NULL DEFAULT 0,         -- failed tries since the last good one
    failing_since BIGINT,                       -- the first of these
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);

-- One event for one webhook. Rows of webhooks that are gone are taken out little by little.
CREATE TABLE webhook_delivery (
    id ${key} PRIMARY KEY,
    org_id BIGINT NOT NULL DEFAULT 1 REFERENCES organization (id),
    webhook_id ${ascii} NOT NULL,
    event_id ${ascii} NOT NULL,                 -- what receivers know it by
    type ${ascii} NOT NULL,
    body TEXT NOT NULL,                         -- JSON as it is signed and sent
    status TEXT NOT NULL,                       -- pending, delivered, failed
    attempts BIGINT NOT NULL DEFAULT 0,
    next_at BIGINT,                             -- when it is tried next, null unless it is pending
    http_status BIGINT,                         -- what the last try was answered
    error TEXT,                                 -- why the last try failed
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    UNIQUE (webhook_id, event_id)
);

CREATE INDEX webhook_delivery_due ON webhook_delivery (webhook_id, next_at, id) WHERE next_at IS NOT NULL;
CREATE INDEX webhook_delivery_log ON webhook_delivery (webhook_id, id);
CREATE INDEX webhook_delivery_settled ON webhook_delivery (updated_at) WHERE next_at IS NULL;
