package io.turbozap.store.quota;

import io.turbozap.store.Database;

/**
 * The quotas of what callers may keep in the store by number and nothing else bounds. Sessions, campaigns, webhooks and
 * recurring campaigns are counted where they live in memory.
 *
 * @param templates named messages
 * @param lists named lists of recipients
 * @param contacts of the address book
 * @param suppressions that callers ask for; people's own opt-outs are always kept
 * @param answers kept for the {@code Idempotency-Key}s of a day
 */
public record Quotas(Quota templates, Quota lists, Quota contacts, Quota suppressions, Quota answers) {

    private static final long TEMPLATES = 10_000;
    private static final long LISTS = 10_000;
    private static final long CONTACTS = 5_000_000;
    private static final long ANSWERS = 1_000_000;
    /** Each is in memory in 16 to 32 bytes: full, they take an eighth to a quarter of it. */
    private static final long HEAP_OF_SUPPRESSION = 128;

    /**
     * The quotas of a server.
     *
     * @param heapBytes the memory of the process
     */
    public static Quotas of(Database database, long heapBytes) {
        return of(database, TEMPLATES, LISTS, CONTACTS, heapBytes / HEAP_OF_SUPPRESSION, ANSWERS);
    }

    /** As many of each. */
    public static Quotas ofEach(Database database, long most) {
        return of(database, most, most, most, most, most);
    }

    private static Quotas of(
            Database database, long templates, long lists, long contacts, long suppressions, long answers) {
        return new Quotas(
                new Quota(
                        database,
                        "SELECT COUNT(*) FROM message_set",
                        templates,
                        "templates",
                        "delete some of them first"),
                new Quota(
                        database,
                        "SELECT COUNT(*) FROM recipient_list",
                        lists,
                        "lists of recipients",
                        "delete some of them first"),
                new Quota(database, "SELECT COUNT(*) FROM contact", contacts, "contacts", "delete some of them first"),
                new Quota(
                        database,
                        "SELECT COUNT(*) FROM suppression",
                        suppressions,
                        "suppressions",
                        "delete some of them first, or give the server more memory"),
                new Quota(
                        database,
                        "SELECT COUNT(*) FROM keyed_call",
                        answers,
                        "answers kept for an Idempotency-Key of the last 24 hours",
                        "wait until some are older, or send without a key"));
    }
}
