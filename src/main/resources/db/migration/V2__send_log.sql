-- Starts of sends, and sends that WAHA accepted, in the order in which they were recorded, on their way into delivery and
-- session: to append here touches one page of the file, where delivery, which is kept in another order, would take one for
-- each session. They are carried over together, within a fraction of a second or before anybody is shown deliveries; what
-- is here after a crash is carried over at the next start. To see what is on its way:
--   SELECT campaign, request, accepted, at FROM send_log ORDER BY seq;
CREATE TABLE send_log (
    seq ${key} PRIMARY KEY,
    org_id BIGINT NOT NULL DEFAULT 1,
    campaign ${ascii} NOT NULL,                 -- its id
    request INTEGER NOT NULL,
    session ${ascii} NOT NULL,
    accepted SMALLINT NOT NULL,                 -- 0 is about to be sent, 1 was accepted
    chat_id TEXT,                               -- whom it goes to; null if accepted
    message_id TEXT,
    day BIGINT,                                 -- the day of the session, and its messages on it; null if accepted
    day_count INTEGER,
    at BIGINT NOT NULL
);
