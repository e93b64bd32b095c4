-- What people call a campaign, or null.
ALTER TABLE campaign ADD COLUMN name TEXT;

-- Campaigns of one status or one session in the order in which they are listed. A campaign that changes its status pays
-- for it; a send does not.
CREATE INDEX campaign_by_status ON campaign (status, id_at, id);
CREATE INDEX campaign_by_session ON campaign (session, id_at, id);
