-- Keys of requests belong to a caller of an organisation. They are kept for a day.
CREATE TABLE keyed_call_of_caller (
    org_id BIGINT NOT NULL REFERENCES organization (id),
    principal ${ascii} NOT NULL,                -- operator, or the public id of a person or key
    call_key ${ascii} NOT NULL,
    attempt ${ascii} NOT NULL,                  -- which try it was that had the effect
    fingerprint ${ascii} NOT NULL,              -- SHA-256 of method, address and body
    status BIGINT NOT NULL,                     -- of HTTP
    location TEXT,
    answer ${blob} NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (org_id, principal, call_key)
);
INSERT INTO keyed_call_of_caller (org_id, principal, call_key, attempt, fingerprint, status, location, answer, created_at)
    SELECT org_id, 'operator', call_key, attempt, fingerprint, status, location, answer, created_at FROM keyed_call;
DROP TABLE keyed_call;
ALTER TABLE keyed_call_of_caller RENAME TO keyed_call;
CREATE INDEX keyed_call_age ON keyed_call (created_at);
