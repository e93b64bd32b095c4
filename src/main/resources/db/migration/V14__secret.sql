-- What this installation made up for itself and others have to show again after a restart, such as the key that WAHA signs
-- its webhooks with.
CREATE TABLE secret (
    org_id BIGINT NOT NULL DEFAULT 1 REFERENCES organization (id),
    name ${ascii} NOT NULL,
    content VARCHAR(255) NOT NULL,
    PRIMARY KEY (org_id, name)
);
