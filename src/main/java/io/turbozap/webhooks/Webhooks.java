package io.turbozap.webhooks;

import io.turbozap.campaign.Org;
import io.turbozap.campaign.SessionOwners;
import io.turbozap.campaign.TimedUuid;
import io.turbozap.idempotency.KeyedRequest;
import io.turbozap.outbound.address.RefusedTargetException;
import io.turbozap.outbound.address.TargetPolicy;
import io.turbozap.outbound.address.TargetResolver;
import io.turbozap.store.Database;
import io.turbozap.store.journal.Outbox;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Facade of the webhooks, which receive each event at least once, in about the order in which they happened. Futures fail with a
 * StoreException if the store is away. Safe to use from any thread.
 */
public final class Webhooks {

    /** The greatest number of webhooks of an organisation. */
    public static final int MOST = Subscriptions.MOST;

    private static final long LOOK_UP_MILLIS = 10_000;
    private static final String BY_REQUEST = "by request";

    private final Vertx vertx;
    private final WebhookTable webhooks;
    private final WebhookDeliveryTable deliveries;
    private final Subscriptions subscriptions;
    private final PendingDispatches pendingDispatches;
    private final WebhookOutbox outbox;
    private final TargetResolver targetResolver;
    private final InstantSource clock;
    private final RandomGenerator random;
    private volatile @Nullable String deployment;

    /**
     * Webhooks in {@code database}; nothing is done before {@link #open} and {@link #start}.
     *
     * @param owners whose webhooks receive the events of a session
     * @param random secure, and safe to use from any thread
     * @param allowPrivate whether webhooks may be on addresses that are not public
     */
    public Webhooks(
            Vertx vertx,
            Database database,
            SessionOwners owners,
            InstantSource clock,
            RandomGenerator random,
            boolean allowPrivate) {
        this(
                vertx,
                database,
                owners,
                clock,
                random,
                new TargetResolver(vertx, "webhook-names", TargetPolicy.ofWebhooks(allowPrivate), LOOK_UP_MILLIS));
    }

    Webhooks(
            Vertx vertx,
            Database database,
            SessionOwners owners,
            InstantSource clock,
            RandomGenerator random,
            TargetResolver targetResolver) {
        this.vertx = vertx;
        this.webhooks = new WebhookTable(database);
        this.deliveries = new WebhookDeliveryTable(database);
        this.subscriptions = new Subscriptions(webhooks, clock);
        this.pendingDispatches = new PendingDispatches(vertx);
        this.outbox = new WebhookOutbox(subscriptions, deliveries, owners, clock, random, pendingDispatches);
        this.targetResolver = targetResolver;
        this.clock = clock;
        this.random = random;
    }

    /** Reads the webhooks: before any event happens that they subscribe to. */
    public Future<Void> open() {
        return deliveries.open().compose(numbered -> subscriptions.reload());
    }

    /** Begins to send, also what an earlier process left. */
    public Future<Void> start() {
        return vertx.deployVerticle(new WebhooksVerticle(
                        subscriptions, webhooks, deliveries, targetResolver, pendingDispatches, clock, random))
                .map(id -> {
                    deployment = id;
                    return null;
                });
    }

    /** The outbox of session events. */
    public Outbox outbox() {
        return outbox;
    }

    /**
     * Adds a webhook with a new secret; null if there are too many. Fails with a {@link RefusedTargetException} if nothing may be
     * sent to {@code url}.
     */
    public Future<@Nullable Webhook> create(Org org, String url, Set<EventType> events) {
        long now = clock.millis();
        String id = "webhook_" + TimedUuid.next(clock.instant(), random);
        Webhook made = new Webhook(org, id, url, events, PayloadSignature.newSecret(random), null, 0, null, now, now);
        KeyedRequest call = KeyedRequest.current(); // the change may wait for the turn of another's
        return targetResolver
                .resolve(url)
                .<@Nullable Webhook>compose(allowed -> subscriptions.change(() -> isFull(org)
                        ? Future.succeededFuture()
                        : webhooks.add(made, call).map(made)));
    }

    private boolean isFull(Org org) {
        return subscriptions.of(org).size() >= Subscriptions.MOST
                || subscriptions.all().size() >= Subscriptions.MOST_IN_ALL;
    }

    /** Some, in the order of their creation, behind {@code after}, or the first ones if that is null. */
    public Future<List<Webhook>> page(Org org, @Nullable String after, int limit) {
        return webhooks.page(org, after, limit);
    }

    /** One, or null if there is none of this id. */
    public Future<@Nullable Webhook> find(Org org, String id) {
        return webhooks.find(org, id);
    }

    /**
     * Gives one another address and other events, with the secret that it has; null if there is none of this id. What
     * waits for it goes to the new address, and goes on at once if it was disabled and no longer is. Fails as
     * {@link #create}.
     */
    public Future<@Nullable Webhook> put(Org org, String id, String url, Set<EventType> events, boolean enabled) {
        return targetResolver
                .resolve(url)
                .compose(allowed -> subscriptions.change(
                        () -> webhooks.put(org, id, url, events, enabled ? null : BY_REQUEST, clock.millis())))
                .onSuccess(known -> pendingDispatches.add(id))
                .compose(known -> webhooks.find(org, id));
    }

    /** Forgets one, what waits for it, and its log; false if there was none of this id. */
    public Future<Boolean> delete(Org org, String id) {
        return subscriptions.change(() -> webhooks.delete(org, id)).onSuccess(known -> pendingDispatches.add(id));
    }

    /** Some deliveries of one, the newest first, before {@code before}, or the last ones. */
    public Future<List<WebhookDelivery>> deliveries(Org org, String webhook, @Nullable Long before, int limit) {
        return deliveries.page(org, webhook, before, limit);
    }

    /** Sends something again, or at once, as the same event; null if it is not known. */
    public Future<@Nullable WebhookDelivery> replay(Org org, String webhook, long delivery) {
        return deliveries
                .replay(org, webhook, delivery, clock.millis())
                .onSuccess(known -> pendingDispatches.add(webhook))
                .compose(known -> deliveries.find(org, webhook, delivery));
    }

    /** Sends a {@code webhook.ping}, and answers its event's id. */
    public Future<String> ping(Webhook webhook) {
        return outbox.ping(webhook);
    }

    /** Begins nothing more. What is under way may be sent again after a restart. */
    public Future<Void> close() {
        String running = deployment;
        return (running == null ? Future.<Void>succeededFuture() : vertx.undeploy(running))
                .eventually(targetResolver::close);
    }
}
