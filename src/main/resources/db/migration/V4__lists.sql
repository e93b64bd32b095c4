-- Named lists of recipients, and named sets of messages. Campaigns that blasts make have the source blast.
--
-- The recipients of a list are packed as those of a campaign are: a list is read as a whole whenever it is sent to, and
-- a million rows would take many times the room and a minute to write. A list that changes gets new chunks under a new
-- content, in the transaction that forgets the old ones: who reads meanwhile finds a list as it was, or none of it.
--
-- Which lists are there, and how large are they?
--   SELECT name, total, field_names FROM recipient_list ORDER BY name;

CREATE TABLE recipient_list (
    org_id BIGINT NOT NULL DEFAULT 1 REFERENCES organization (id),
    name ${ascii} NOT NULL,
    content ${ascii} NOT NULL,                  -- which of recipient_list_contacts are its recipients
    total INTEGER NOT NULL,                     -- how many they are
    field_names TEXT NOT NULL,                  -- JSON, what they have beside their phone
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (org_id, name)
);

-- The recipients of a list with their fields, packed as in campaign_contacts.
CREATE TABLE recipient_list_contacts (
    content ${ascii} NOT NULL,
    chunk INTEGER NOT NULL,
    org_id BIGINT NOT NULL DEFAULT 1,
    first_contact INTEGER NOT NULL,             -- how many recipients are in the chunks before
    contact_count INTEGER NOT NULL,             -- in this one; 0 where it holds the names of fields
    packed ${blob} NOT NULL,
    PRIMARY KEY (content, chunk)
);

-- Messages that campaigns, blasts and scheduled messages may name instead of bringing their own.
CREATE TABLE message_set (
    org_id BIGINT NOT NULL DEFAULT 1 REFERENCES organization (id),
    name ${ascii} NOT NULL,
    messages TEXT NOT NULL,                     -- JSON as the API takes it
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (org_id, name)
);
