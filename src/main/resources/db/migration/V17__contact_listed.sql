-- The address book is shown page by page in the order of its ids; without this each page sorts all of it.

CREATE INDEX contact_listed ON contact (org_id, id);
