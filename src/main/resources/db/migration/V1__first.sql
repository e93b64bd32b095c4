-- The store of Turbozap. It may be opened and read while the server runs (sqlite3 -readonly data/turbozap.db, psql);
-- only the server writes it.
--
-- Times (names ending in _at) are milliseconds since 1970-01-01 UTC, statuses and other words are as the API shows them,
-- flags are 0 or 1, JSON is kept as text. Whatever belongs to an organisation says so in org_id.
--
-- A campaign is messages x contacts. Its request number i is message i mod M for contact i div M, and is not stored: a
-- row in delivery exists for those requests only that were started or skipped. Where the others stand follows: pending.
--
-- How far are the campaigns in the queue?
--   SELECT c.id, c.status, c.total_requests, COUNT(d.id) AS started
--   FROM campaign c LEFT JOIN delivery d ON d.campaign_number = c.number
--   WHERE c.queue_place IS NOT NULL GROUP BY c.number, c.id, c.status, c.total_requests;
--
-- What failed in one campaign, and why? (id is campaign_number * 4294967296 + request: a range of it is one campaign)
--   SELECT request, chat_id, reason FROM delivery WHERE status = 'failed'
--   AND id BETWEEN 17 * 4294967296 AND 18 * 4294967296 - 1 ORDER BY id;
--
-- What became of one message?
--   SELECT * FROM delivery WHERE message_id = '3EB0C767D26A1B3F5A2C';
--
-- What left today and was not confirmed by WhatsApp's servers? (SQLite's clock; elsewhere put the number of today in)
--   SELECT session, COUNT(*) FROM delivery WHERE status = 'completed' AND ack = 0
--   AND sent_at >= unixepoch('now', 'start of day') * 1000 GROUP BY session;
--
-- What an index costs is paid at every send, so delivery has few, and partial ones where they do: a send that goes well
-- pays for its key (appended) and its message id.

-- Whom everything belongs to. For the time being there is one.
CREATE TABLE organization (
    id ${key} PRIMARY KEY,
    name TEXT NOT NULL
);

INSERT INTO organization (id, name) VALUES (1, 'default');

-- What holds for the whole server: hold = whether sessions that come to be are held (true, false).
CREATE TABLE setting (
    org_id BIGINT NOT NULL DEFAULT 1 REFERENCES organization (id),
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (org_id, name)
);

-- A WhatsApp session that ever had something to do.
CREATE TABLE session (
    name ${ascii} NOT NULL PRIMARY KEY,
    org_id BIGINT NOT NULL DEFAULT 1 REFERENCES organization (id),
    held SMALLINT NOT NULL DEFAULT 0,           -- all workers were stopped
    last_start_at BIGINT,                       -- of the last request
    day BIGINT NOT NULL DEFAULT 0,              -- days since 1970-01-01 where the session is, at that request
    day_count INTEGER NOT NULL DEFAULT 0,       -- messages that may have left on that day
    webhook_seen SMALLINT NOT NULL DEFAULT 0,   -- a webhook of it ever arrived
    pacing_interval BIGINT,                     -- its own rules of pacing, or nulls; milliseconds
    pacing_random_extra BIGINT,
    pacing_quiet_from TEXT,                     -- HH:MM, or null where there are no quiet hours
    pacing_quiet_to TEXT,
    pacing_daily_cap INTEGER,
    pacing_zone TEXT
);

-- A campaign without its contacts. A message that was scheduled singly is one too, with one contact (source scheduled).
CREATE TABLE campaign (
    number ${key} PRIMARY KEY,                  -- short for its id
    org_id BIGINT NOT NULL DEFAULT 1 REFERENCES organization (id),
    id ${ascii} NOT NULL UNIQUE,
    id_at BIGINT NOT NULL,                      -- the time in its id: campaigns are listed by it, then by id
    session ${ascii} NOT NULL,
    status TEXT NOT NULL,                       -- pending scheduled running paused stopped completed missed deleted
    source TEXT NOT NULL,                       -- campaign address_book scheduled recurring
    lane TEXT NOT NULL,                         -- reply scheduled campaign: earlier ones go first
    queue_place BIGINT,                         -- the order in its session's queue, or null if it is not in it
    paused_by TEXT,                             -- operator error_budget
    released SMALLINT NOT NULL DEFAULT 0,       -- goes on although its session is held
    retired SMALLINT NOT NULL DEFAULT 0,        -- completed, and no longer in the server's memory
    message_count INTEGER NOT NULL,
    total_contacts INTEGER NOT NULL,
    total_requests INTEGER NOT NULL,
    duplicates_removed INTEGER NOT NULL,
    memory_bytes BIGINT NOT NULL,               -- what it takes while in memory
    recipient TEXT,                             -- the only contact, if there is just one
    created_at BIGINT NOT NULL,
    scheduled_at BIGINT,                        -- when it starts by itself, or was to
    started_at BIGINT,                          -- the first time
    completed_at BIGINT,
    updated_at BIGINT NOT NULL,
    completed_requests INTEGER,                 -- as it was at completion; null before
    failed_requests INTEGER,
    uncertain_requests INTEGER,
    skipped_requests INTEGER,
    audience TEXT,                              -- JSON, whom to take from the address book at the start; null once taken
    messages TEXT NOT NULL                      -- JSON
);

CREATE INDEX campaign_listed ON campaign (id_at, id);
-- What is in memory after a start, session by session. Queries must repeat the condition word by word.
CREATE INDEX campaign_open ON campaign (session, number)
    WHERE status IN ('pending', 'scheduled', 'running', 'paused', 'stopped', 'missed');
-- The last place of a queue.
CREATE INDEX campaign_queue ON campaign (session, queue_place) WHERE queue_place IS NOT NULL;
-- What is to be kept or forgotten.
CREATE INDEX campaign_status ON campaign (status, completed_at);

-- Texts for the address book, and single messages that have not left, page by page.
CREATE INDEX campaign_book ON campaign (id_at, id) WHERE source = 'address_book';
CREATE INDEX campaign_waiting ON campaign (id_at, id)
    WHERE source = 'scheduled' AND (completed_requests IS NULL OR completed_requests = 0);

-- The contacts of a campaign with their fields, packed, in chunks of about 256 KB.
CREATE TABLE campaign_contacts (
    campaign_number BIGINT NOT NULL,
    chunk INTEGER NOT NULL,
    org_id BIGINT NOT NULL DEFAULT 1,
    packed ${blob} NOT NULL,
    PRIMARY KEY (campaign_number, chunk)
);

-- A request that was started or skipped, and what became of it.
CREATE TABLE delivery (
    id ${key} PRIMARY KEY,                      -- campaign_number * 4294967296 + request
    org_id BIGINT NOT NULL DEFAULT 1,
    campaign_number BIGINT NOT NULL,
    request INTEGER NOT NULL,
    source TEXT NOT NULL,                       -- the lane: campaign scheduled reply
    status TEXT NOT NULL,                       -- pending (again) executing completed failed uncertain skipped
    settling SMALLINT NOT NULL DEFAULT 0,       -- uncertain, and WAHA is being asked
    attempts INTEGER NOT NULL,                  -- how often it was started
    ack SMALLINT NOT NULL DEFAULT 0,            -- 0 none, 1 server, 2 delivered, 3 read, 4 played, -1 error
    session TEXT NOT NULL,
    chat_id TEXT NOT NULL,                      -- whom it went to, as WAHA took it
    message_id TEXT,                            -- WhatsApp's, bare
    reason TEXT,                                -- why it failed, is uncertain, was skipped or went back to pending
    ack_error TEXT,
    intended_at BIGINT,                         -- started last; null if it was skipped
    sent_at BIGINT,                             -- WAHA accepted it
    failed_at BIGINT,
    server_at BIGINT,                           -- acks; one may be missing although later ones came
    delivered_at BIGINT,
    read_at BIGINT,
    played_at BIGINT,
    updated_at BIGINT NOT NULL                  -- when the status changed last
);

-- Acks find their message.
CREATE INDEX delivery_message ON delivery (message_id) WHERE message_id IS NOT NULL;
-- Pages by how far messages came; to pay for it is left to the acks.
CREATE INDEX delivery_ack ON delivery (ack, id) WHERE ack <> 0;
-- Pages of what did not go well, and counts of it. Queries must repeat the condition word by word.
CREATE INDEX delivery_trouble ON delivery (status, id) WHERE status IN ('failed', 'uncertain', 'skipped');
-- Single messages among the campaigns.
CREATE INDEX delivery_scheduled ON delivery (id) WHERE source = 'scheduled';

-- The address book.
CREATE TABLE contact (
    id ${ascii} NOT NULL PRIMARY KEY,           -- a UUID
    org_id BIGINT NOT NULL DEFAULT 1 REFERENCES organization (id),
    name TEXT NOT NULL,
    search_name TEXT NOT NULL,                  -- the name in lower case, without accents
    phone_number ${ascii} NOT NULL,             -- digits, or another WhatsApp id
    tags TEXT NOT NULL DEFAULT '[]',            -- JSON
    fields TEXT NOT NULL DEFAULT '{}',          -- JSON
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    UNIQUE (org_id, phone_number)
);

-- Who is not broadcast to, whoever asks.
CREATE TABLE suppression (
    org_id BIGINT NOT NULL DEFAULT 1 REFERENCES organization (id),
    chat_id ${ascii} NOT NULL,
    reason TEXT,
    source TEXT NOT NULL,                       -- who said so: a message of theirs, or the API
    created_at BIGINT NOT NULL,
    PRIMARY KEY (org_id, chat_id)
);

-- What WhatsApp answered when it was asked whether it knows a number.
CREATE TABLE number_check (
    org_id BIGINT NOT NULL DEFAULT 1 REFERENCES organization (id),
    chat_id ${ascii} NOT NULL,                  -- as it was asked
    session TEXT,                               -- who asked
    registered SMALLINT NOT NULL,
    checked_chat_id TEXT,                       -- as WhatsApp knows it
    checked_at BIGINT NOT NULL,
    PRIMARY KEY (org_id, chat_id)
);

-- A campaign that is run again and again; each run is a campaign of its own (source recurring).
CREATE TABLE recurrence (
    id ${ascii} NOT NULL PRIMARY KEY,
    org_id BIGINT NOT NULL DEFAULT 1 REFERENCES organization (id),
    name TEXT NOT NULL,
    status TEXT NOT NULL,                       -- active paused
    session ${ascii} NOT NULL,
    cron TEXT NOT NULL,
    zone TEXT NOT NULL,                         -- the time zone that cron is read in
    overlap TEXT NOT NULL,                      -- skip queue replace: what to do while runs before are not over
    catch_up TEXT NOT NULL,                     -- latest none all: of the times that passed while the server was down
    message_count INTEGER NOT NULL,
    total_contacts INTEGER NOT NULL,            -- of each run; 0 for everybody in the address book
    duplicates_removed INTEGER NOT NULL,
    addressees TEXT NOT NULL,                   -- contacts (in recurrence_contacts) chosen all (of the address book)
    next_at BIGINT,                             -- when it runs next; null while paused
    due TEXT NOT NULL,                          -- JSON, times that have come, whose runs may not be there yet
    last_run_at BIGINT,                         -- the time that the last run was for
    last_campaign TEXT,                         -- the id of the last run
    open_campaigns TEXT NOT NULL,               -- JSON, ids of runs that were not over when they were last looked at
    last_skip_at BIGINT,                        -- the last time that was due without being run
    last_skip_reason TEXT,                      -- overlap catch_up missed
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    audience TEXT,                              -- JSON as in campaign, or null if the contacts are in recurrence_contacts
    messages TEXT NOT NULL                      -- JSON as in campaign
);

-- The contacts of a recurring campaign, packed as in campaign_contacts.
CREATE TABLE recurrence_contacts (
    recurrence_id ${ascii} NOT NULL,
    chunk INTEGER NOT NULL,
    org_id BIGINT NOT NULL DEFAULT 1,
    packed ${blob} NOT NULL,
    PRIMARY KEY (recurrence_id, chunk)
);
