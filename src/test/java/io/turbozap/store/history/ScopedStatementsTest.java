package io.turbozap.store.history;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.turbozap.store.WrittenStatements;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Every statement on rows that are divided by organisation names the organisation, but for those that are listed here with
 * their reason.
 */
final class ScopedStatementsTest {

    /** Those of sessions, their campaigns and what recurs are of the first organisation as yet. */
    private static final Pattern DIVIDED = Pattern.compile("\\b(FROM|INTO|UPDATE|JOIN)\\s+("
            + "api_key|audit|audit_seal|contact|invite|keyed_call|login|message_set|password_reset|person|recipient_list"
            + "|recipient_list_contacts|suppression|webhook|webhook_delivery|wish)\\b");

    private static final Pattern SCOPED =
            Pattern.compile("(?s)(?!.*org_id = \\d).*(org_id = \\?|INTO \\w+\\s+\\([^)]*\\borg_id\\b).*");

    /** What a statement begins with that finds rows of all organisations, and why. */
    private static final Map<String, String> OF_ALL = Map.ofEntries(
            entry(
                    "SELECT chat_id, hidden_id, reason, source, created_at, org_id FROM suppression",
                    "start: one list each"),
            entry(
                    "SELECT id, url, events, secret, disabled_reason, failures, failing_since, created_at, updated_at,"
                            + " org_id FROM webhook",
                    "those in memory, each with its organisation"),
            entry("SELECT COUNT(*) FROM ", "what the server keeps as a whole"),
            entry("SELECT COALESCE(MAX(", "numbers are those of the server"),
            entry("SELECT org_id, id, ", "start: the directory, each row with its organisation"),
            entry("SELECT org_id, public_id, name, prefix, hash", "start: the directory"),
            entry(
                    "SELECT org_id, public_id, email, role, invited_by",
                    "a link is found by its hash before anything is known"),
            entry("SELECT person_id FROM password_reset", "a link is found by its hash"),
            entry("SELECT id, org_id, at, actor_kind", "entries are sealed in their order, each in its own chain"),
            entry("DELETE FROM recipient_list_contacts WHERE content NOT IN", "what a crash left"),
            entry("DELETE FROM keyed_call WHERE (org_id, principal, call_key) IN", "what is old"),
            entry("DELETE FROM webhook_delivery WHERE id IN", "what is old, or of a webhook that is gone"));

    @Test
    void statements_on_rows_of_organisations_name_the_organisation() {
        Set<String> candidates = new TreeSet<>(WrittenStatements.all());
        candidates.addAll(QueryPlansTest.built());
        candidates.removeIf(
                sql -> !DIVIDED.matcher(sql).find() || SCOPED.matcher(sql).matches());
        List<String> unscoped = new ArrayList<>(candidates);
        unscoped.removeIf(sql -> OF_ALL.keySet().stream().anyMatch(sql::startsWith));
        assertEquals(List.of(), unscoped, "statements that find rows of others");

        List<String> needless = new ArrayList<>(OF_ALL.keySet());
        needless.removeIf(start -> candidates.stream().anyMatch(sql -> sql.startsWith(start)));
        assertEquals(List.of(), needless, "exceptions that no statement needs");
    }
}
