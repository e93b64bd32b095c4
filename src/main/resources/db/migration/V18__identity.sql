-- Organisations and the people, log-ins, invites and keys in them; and who changed what.
--
-- Who may log in?
--   SELECT o.name AS organisation, p.email, p.name, p.role, p.active FROM person p JOIN organization o ON o.id = p.org_id
--   ORDER BY o.id, p.email;
--
-- Who did something to one campaign?
--   SELECT a.at, a.actor_kind, p.email, a.action, a.metadata FROM audit a LEFT JOIN person p ON p.public_id = a.actor_id
--   WHERE a.entity = 'CAMPAIGN' AND a.entity_id = '…' ORDER BY a.id;
--
-- A row that belongs to an organisation refers to others by (org_id, id), so that it cannot refer to another's.

ALTER TABLE organization ADD COLUMN public_id ${ascii};             -- as the API knows it: a UUID, null until the next start
ALTER TABLE organization ADD COLUMN settings TEXT NOT NULL DEFAULT '{}';
ALTER TABLE organization ADD COLUMN approved SMALLINT NOT NULL DEFAULT 1;   -- may pair numbers and send
ALTER TABLE organization ADD COLUMN created_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE organization ADD COLUMN updated_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE organization ADD COLUMN audit_seq BIGINT NOT NULL DEFAULT 0;    -- of the last entry in the chain of its log
ALTER TABLE organization ADD COLUMN audit_head TEXT NOT NULL DEFAULT '';    -- its hash
CREATE UNIQUE INDEX organization_public ON organization (public_id);

CREATE TABLE person (
    id ${key} PRIMARY KEY,
    org_id BIGINT NOT NULL REFERENCES organization (id),
    public_id ${ascii} NOT NULL UNIQUE,         -- as the API knows it: a UUID
    email TEXT NOT NULL UNIQUE,                 -- in small letters; of the whole server, as a log-in names no organisation
    name TEXT NOT NULL,
    role ${ascii} NOT NULL,                     -- ADMIN AGENT
    password ${ascii} NOT NULL,                 -- Argon2id, a PHC string
    active SMALLINT NOT NULL DEFAULT 1,
    version BIGINT NOT NULL DEFAULT 1,          -- one more ends every access token from before
    preferences TEXT NOT NULL DEFAULT '{}',
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    UNIQUE (org_id, id)
);

-- A browser or a program that a person logged in. Its tokens follow from the nonce, the generation and a key beside the
-- store; the row alone makes none.
CREATE TABLE login (
    id ${key} PRIMARY KEY,
    org_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    kind ${ascii} NOT NULL,                     -- token cookie
    nonce ${ascii} NOT NULL,
    generation BIGINT NOT NULL DEFAULT 0,
    rotated_at BIGINT NOT NULL,
    used_at BIGINT NOT NULL,                    -- to the minute
    ip ${ascii},
    agent TEXT,
    created_at BIGINT NOT NULL,
    ended_at BIGINT,
    end_reason ${ascii},                        -- logout password deactivated reused replaced
    FOREIGN KEY (org_id, person_id) REFERENCES person (org_id, id)
);
-- Queries must repeat the condition word by word.
CREATE INDEX login_open ON login (id) WHERE ended_at IS NULL;
CREATE INDEX login_person ON login (org_id, person_id);

CREATE TABLE invite (
    public_id ${ascii} NOT NULL PRIMARY KEY,
    org_id BIGINT NOT NULL REFERENCES organization (id),
    email TEXT NOT NULL,
    role ${ascii} NOT NULL,
    token_hash ${ascii} NOT NULL UNIQUE,        -- SHA-256 of what the link holds
    invited_by BIGINT,                          -- a person, or null for the operator
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    accepted_at BIGINT,
    revoked_at BIGINT,
    FOREIGN KEY (org_id, invited_by) REFERENCES person (org_id, id)
);
CREATE UNIQUE INDEX invite_pending ON invite (org_id, email) WHERE accepted_at IS NULL AND revoked_at IS NULL;

-- Links to a new password.
CREATE TABLE password_reset (
    token_hash ${ascii} NOT NULL PRIMARY KEY,   -- SHA-256 of what the link holds
    org_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT,
    FOREIGN KEY (org_id, person_id) REFERENCES person (org_id, id)
);
CREATE INDEX password_reset_person ON password_reset (org_id, person_id);

CREATE TABLE api_key (
    public_id ${ascii} NOT NULL PRIMARY KEY,
    org_id BIGINT NOT NULL REFERENCES organization (id),
    name TEXT NOT NULL,
    prefix ${ascii} NOT NULL UNIQUE,            -- of the key; the rest of it is nowhere
    hash ${ascii} NOT NULL,                     -- SHA-256
    scopes TEXT NOT NULL,                       -- names with commas between
    created_by BIGINT,                          -- a person, or null for the operator
    created_at BIGINT NOT NULL,
    expires_at BIGINT,
    last_used_at BIGINT,                        -- to the minute
    revoked_at BIGINT,
    FOREIGN KEY (org_id, created_by) REFERENCES person (org_id, id)
);
CREATE INDEX api_key_listed ON api_key (org_id, created_at, public_id);

-- Every change by a person or a key, in the transaction of the change. Rows are never changed.
CREATE TABLE audit (
    id ${key} PRIMARY KEY,
    org_id BIGINT NOT NULL REFERENCES organization (id),
    at BIGINT NOT NULL,
    actor_kind ${ascii} NOT NULL,               -- person key operator system
    actor_id ${ascii},                          -- public id of the person or key
    action ${ascii} NOT NULL,
    entity ${ascii} NOT NULL,
    entity_id ${ascii},
    metadata TEXT NOT NULL,                     -- JSON
    ip ${ascii},
    agent TEXT
);
CREATE INDEX audit_listed ON audit (org_id, id);

-- The chain over those rows: each hash covers the row and the hash before it, under a key beside the store.
CREATE TABLE audit_seal (
    org_id BIGINT NOT NULL REFERENCES organization (id),
    seq BIGINT NOT NULL,                        -- from 1 in each organisation
    audit_id BIGINT NOT NULL UNIQUE,
    hash ${ascii} NOT NULL,
    PRIMARY KEY (org_id, seq)
);

${append_only_audit}

${append_only_audit_seal}
