-- Who ever wrote to a session, and so is no stranger to it when WhatsApp allows it no new chats. Whom the session wrote to
-- is in delivery.
CREATE TABLE correspondent (
    org_id BIGINT NOT NULL DEFAULT 1 REFERENCES organization (id),
    session ${ascii} NOT NULL,
    chat_id ${ascii} NOT NULL,
    since BIGINT NOT NULL,                      -- the first message, epoch milliseconds
    PRIMARY KEY (org_id, session, chat_id)
);
