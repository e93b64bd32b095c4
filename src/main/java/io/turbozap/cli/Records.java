package io.turbozap.cli;

import io.turbozap.config.Config;
import io.turbozap.recipients.AddressBook;
import io.turbozap.recipients.AddressBookAudiences;
import io.turbozap.recipients.ChatForms;
import io.turbozap.recipients.SqlSuppressions;
import io.turbozap.session.Archive;
import io.turbozap.session.Audiences;
import io.turbozap.session.Journal;
import io.turbozap.store.Correspondents;
import io.turbozap.store.Database;
import io.turbozap.store.Deliveries;
import io.turbozap.store.Purge;
import io.turbozap.store.SqlAcks;
import io.turbozap.store.SqlArchive;
import io.turbozap.store.SqlJournal;
import io.turbozap.store.StoreOptions;
import io.turbozap.store.Stores;
import io.turbozap.store.WriteBehind;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;

/** The store with everything that is kept in it. */
final class Records {

    final Database database;
    final SqlAcks acks;
    final Journal journal;
    final Archive archive;
    final Deliveries deliveries;
    final Correspondents correspondents;
    final AddressBook contacts;
    final Audiences audiences;
    final SqlSuppressions suppressions;
    private final Purge purge;

    private Records(Vertx vertx, Config config, Clock clock, Database database, SqlSuppressions suppressions) {
        this.database = database;
        this.acks = new SqlAcks(database);
        Journal sql = new SqlJournal(vertx, database, acks, clock);
        this.journal = config.store().isThrowAway() ? new WriteBehind(sql) : sql;
        this.archive = new SqlArchive(database, clock);
        this.deliveries = new Deliveries(database);
        this.correspondents = new Correspondents(database, ChatForms::of);
        this.contacts = new AddressBook(database);
        this.audiences = new AddressBookAudiences(database);
        this.suppressions = suppressions;
        this.purge = new Purge(vertx, database, clock, retainMillis(config.retention()));
    }

    /** What is in memory stays in the store. */
    private static long retainMillis(Config.Retention retention) {
        return Math.max(
                retention.deliveriesFor().toMillis(), retention.completedFor().toMillis());
    }

    /** Opens the store that {@code config} names. Fails with one line for the operator. */
    static Future<Records> open(Vertx vertx, Config config, Clock clock) {
        StoreOptions options =
                StoreOptions.defaults().withSyncFully(config.store().syncFully());
        return Stores.open(vertx, config.store().url(), options).compose(database -> SqlSuppressions.open(database)
                .map(suppressions -> {
                    Records records = new Records(vertx, config, clock, database, suppressions);
                    records.purge.start();
                    return records;
                })
                .recover(failure -> database.close().transform(closed -> Future.failedFuture(failure))));
    }

    /** Stores what was accepted, and gives the store back. */
    Future<Void> close() {
        purge.close();
        return database.close();
    }
}
