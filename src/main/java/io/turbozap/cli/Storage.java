package io.turbozap.cli;

import io.turbozap.campaign.SessionOwners;
import io.turbozap.config.Config;
import io.turbozap.http.idempotency.IdempotencyKeys;
import io.turbozap.http.recipient.RecipientServices;
import io.turbozap.live.Receipts;
import io.turbozap.recipients.RecipientLists;
import io.turbozap.recipients.book.AddressBook;
import io.turbozap.recipients.book.AddressBookAudiences;
import io.turbozap.recipients.book.TaggedContacts;
import io.turbozap.recipients.consent.SqlSuppressions;
import io.turbozap.session.port.Archive;
import io.turbozap.session.port.Journal;
import io.turbozap.store.Database;
import io.turbozap.store.StoreOptions;
import io.turbozap.store.StoredSecrets;
import io.turbozap.store.history.Correspondents;
import io.turbozap.store.history.Deliveries;
import io.turbozap.store.history.Purge;
import io.turbozap.store.history.SqlArchive;
import io.turbozap.store.history.SqlHistoryMarks;
import io.turbozap.store.history.TemplateRepository;
import io.turbozap.store.history.Timeline;
import io.turbozap.store.history.Totals;
import io.turbozap.store.journal.DailyCounters;
import io.turbozap.store.journal.KeyedResponses;
import io.turbozap.store.journal.SendLog;
import io.turbozap.store.journal.SqlAcks;
import io.turbozap.store.journal.SqlJournal;
import io.turbozap.store.opening.Stores;
import io.turbozap.store.quota.Quotas;
import io.turbozap.waha.history.HistoryMarks;
import io.turbozap.webhooks.Webhooks;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Clock;

/** The store with everything that is kept in it. */
final class Storage {

    /** Owners of the sessions: all of one organisation. */
    private static final SessionOwners OWNERS = SessionOwners.SINGLE;

    final SessionOwners owners = OWNERS;
    final Database database;
    final SqlAcks acks;
    final Journal journal;
    final Archive archive;
    final Deliveries deliveries;
    final Receipts receipts;
    final Correspondents correspondents;
    final HistoryMarks historyMarks;
    final AddressBook contacts;
    final AddressBookAudiences audiences;
    final SqlSuppressions suppressions;
    final RecipientLists lists;
    final TemplateRepository templateRepository;
    final Timeline timeline;
    private final KeyedResponses answers;
    final Quotas quotas;
    final Webhooks hooks;
    final Totals totals;
    /** What WAHA signs its webhooks with where the operator sets nothing. */
    final String webhookKey;

    private final Purge purge;

    private Storage(
            Vertx vertx,
            Config config,
            Clock clock,
            Database database,
            SendLog sends,
            SqlSuppressions suppressions,
            Webhooks hooks,
            String webhookKey) {
        Database current = sends.current();
        this.database = database;
        this.hooks = hooks;
        this.webhookKey = webhookKey;
        this.acks = new SqlAcks(sends, hooks.outbox());
        DailyCounters tally = new DailyCounters(clock, config.pacing().zone());
        this.journal = new SqlJournal(vertx, sends, acks, clock, hooks.outbox(), tally);
        this.totals = new Totals(vertx, database, tally);
        this.archive = new SqlArchive(current, clock);
        this.deliveries = new Deliveries(current);
        this.receipts = new Receipts(deliveries::receipts);
        this.correspondents = new Correspondents(current);
        this.historyMarks = new SqlHistoryMarks(database);
        this.contacts = new AddressBook(database);
        this.audiences = new AddressBookAudiences(database, owners);
        this.suppressions = suppressions;
        this.lists = new RecipientLists(database, clock, new SecureRandom());
        this.templateRepository = new TemplateRepository(database);
        this.timeline = new Timeline(current);
        this.answers = new KeyedResponses(database, clock);
        this.quotas = Quotas.of(database, Runtime.getRuntime().maxMemory());
        this.purge = new Purge(vertx, current, clock, retainMillis(config.retention()));
    }

    /** What is in memory stays in the store. */
    private static long retainMillis(Config.Retention retention) {
        return Math.max(
                retention.deliveriesFor().toMillis(), retention.completedFor().toMillis());
    }

    /** Opens the store that {@code config} names. Fails with one line for the operator. */
    static Future<Storage> open(Vertx vertx, Config config, Clock clock) {
        StoreOptions options =
                StoreOptions.defaults().withSyncFully(config.store().syncFully());
        return Stores.open(vertx, config.store().url(), options)
                .compose(database -> open(vertx, config, clock, database)
                        .recover(failure -> database.close().transform(closed -> Future.failedFuture(failure))));
    }

    private static Future<Storage> open(Vertx vertx, Config config, Clock clock, Database database) {
        Future<SendLog> log = config.store().isThrowAway()
                ? Future.succeededFuture(SendLog.inMemory(vertx, database))
                : SendLog.open(vertx, database);
        Webhooks hooks = new Webhooks(
                vertx,
                database,
                OWNERS,
                clock,
                new SecureRandom(),
                config.webhooks().allowPrivate());
        Future<String> webhookKey = new StoredSecrets(database, new SecureRandom()).named("waha-webhooks");
        return log.compose(sends -> Future.join(SqlSuppressions.open(database), webhookKey, hooks.open())
                .compose(all -> {
                    SqlSuppressions suppressions = all.resultAt(0);
                    Storage storage = new Storage(
                            vertx, config, clock, database, sends, suppressions, hooks, webhookKey.result());
                    storage.purge.start();
                    return storage.lists.forgetLeftovers().map(storage);
                }));
    }

    /** The stored recipients of campaigns. */
    RecipientServices recipients() {
        return new RecipientServices(
                lists, quotas.lists(), new TaggedContacts(database), suppressions, quotas.suppressions());
    }

    /** The answers to requests with a key. */
    IdempotencyKeys idempotencyKeys(Config.Limits limits, Clock clock) {
        return new IdempotencyKeys(answers, quotas.answers(), clock, limits.formFieldBytes());
    }

    /** Stores what was accepted, and gives the store back. */
    Future<Void> close() {
        purge.close();
        return database.close();
    }
}
