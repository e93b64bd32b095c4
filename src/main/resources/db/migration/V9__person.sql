-- Suppressions are of persons: all spellings of a number (Brazil's ninth digit, Mexico's 1, Argentina's 9, Benin's 01) are
-- one row, and so is the hidden id that stands for the number. The spelling that is common to all is as the class Person
-- makes it.
ALTER TABLE suppression ADD COLUMN person ${ascii};
ALTER TABLE suppression ADD COLUMN hidden_id ${ascii};

UPDATE suppression SET person = CASE
    WHEN chat_id LIKE '55__________@c.us' AND substr(chat_id, 3, 2) >= '11' AND substr(chat_id, 5, 1) >= '6'
        THEN substr(chat_id, 1, 4) || '9' || substr(chat_id, 5)
    WHEN chat_id LIKE '521__________@c.us' THEN '52' || substr(chat_id, 4)
    WHEN chat_id LIKE '549__________@c.us' THEN '54' || substr(chat_id, 4)
    WHEN chat_id LIKE '22901________@c.us' THEN '229' || substr(chat_id, 6)
    ELSE chat_id END;

CREATE INDEX suppression_once ON suppression (org_id, person);
DELETE FROM suppression WHERE EXISTS (
    SELECT 1 FROM suppression AS kept
    WHERE kept.org_id = suppression.org_id AND kept.person = suppression.person
        AND (kept.created_at < suppression.created_at
            OR (kept.created_at = suppression.created_at AND kept.chat_id < suppression.chat_id)));
DROP INDEX suppression_once;
CREATE UNIQUE INDEX suppression_person ON suppression (org_id, person);
CREATE INDEX suppression_hidden_id ON suppression (org_id, hidden_id);
