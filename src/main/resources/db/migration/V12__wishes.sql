-- The last word about each chat: that its person wants no more messages or wants them again, by message, or that an operator
-- decided so. It outlives the suppression, for old messages are read again after an outage and must not undo newer words.
CREATE TABLE wish (
    org_id BIGINT NOT NULL DEFAULT 1 REFERENCES organization (id),
    chat_id ${ascii} NOT NULL,
    opted_out SMALLINT NOT NULL,
    said_at BIGINT NOT NULL,                    -- when the message was written, epoch milliseconds
    PRIMARY KEY (org_id, chat_id)
);

INSERT INTO wish (org_id, chat_id, opted_out, said_at) SELECT org_id, person, 1, created_at FROM suppression;

-- How far the messages of a session were read, so that what came while nobody listened can be read from WAHA's history.
CREATE TABLE history_mark (
    org_id BIGINT NOT NULL DEFAULT 1 REFERENCES organization (id),
    session ${ascii} NOT NULL,
    seen_at BIGINT NOT NULL,                    -- when the last message seen was written, epoch milliseconds
    PRIMARY KEY (org_id, session)
);
