-- What is under way is asked for as often as what did not go well, and most rows are neither.
DROP INDEX delivery_trouble;
-- Pages of all that is not completed, and counts of it. Queries must repeat the condition word by word.
CREATE INDEX delivery_unfinished ON delivery (status, id) WHERE status <> 'completed';
