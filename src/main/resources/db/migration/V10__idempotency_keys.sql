-- Requests that came with an Idempotency-Key, and what they were answered: recorded in the transaction of their effect.
-- Rows are taken out after 24 hours.
--
-- Was a request carried out?
--   SELECT status, location, created_at FROM keyed_call WHERE call_key = 'order-4711';

CREATE TABLE keyed_call (
    org_id BIGINT NOT NULL DEFAULT 1 REFERENCES organization (id),
    call_key ${ascii} NOT NULL,
    attempt ${ascii} NOT NULL,                  -- which try it was that had the effect
    fingerprint ${ascii} NOT NULL,              -- SHA-256 of method, address and body
    status BIGINT NOT NULL,                     -- of HTTP
    location TEXT,
    answer ${blob} NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (org_id, call_key)
);

CREATE INDEX keyed_call_age ON keyed_call (created_at);
