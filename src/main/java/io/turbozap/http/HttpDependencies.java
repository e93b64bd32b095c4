package io.turbozap.http;

import io.turbozap.config.Config;
import io.turbozap.http.access.KeyCheck;
import io.turbozap.http.idempotency.IdempotencyKeys;
import io.turbozap.http.live.OverviewRoute;
import io.turbozap.http.session.QueueStatus;
import io.turbozap.http.upload.UploadRules;
import io.turbozap.http.upload.UploadSlots;
import io.turbozap.http.web.Country;
import io.turbozap.http.web.ResponseVersion;
import io.turbozap.live.Live;
import io.turbozap.schedule.Recurrences;
import io.turbozap.session.Sessions;
import io.turbozap.waha.send.WahaRequests;
import io.turbozap.waha.session.WahaSessions;
import io.turbozap.waha.webhook.WahaEventHandler;
import io.turbozap.waha.webhook.WebhookKey;
import io.turbozap.webhooks.Webhooks;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What all instances of {@link HttpVerticle} share. Make one for each server. */
public final class HttpDependencies {

    public final Sessions sessions;
    public final Repositories repositories;
    public final Config config;
    public final WahaRequests describer;
    public final Clock clock;
    public final RandomGenerator random;
    final Supplier<Readiness> readiness;
    final Supplier<String> metrics;
    final KeyCheck keyCheck;
    public final UploadSlots uploads;
    public final WahaEventHandler webhooks;
    final @Nullable public WebhookKey webhookKey;
    final ResponseVersion responseVersion = new ResponseVersion();
    final QueueStatus queueStatus;
    final OverviewRoute overview;
    public final Recurrences recurrences;
    public final WahaSessions wahaSessions;
    public final Live live;
    public final Webhooks hooks;
    final IdempotencyKeys keys;
    public final Country country;
    final AtomicInteger waiting = new AtomicInteger();

    /**
     * All of these are used from several threads at once.
     *
     * @param random makes campaign ids unique
     * @param readiness answers at once
     * @param metrics the text for {@code /metrics}, in Prometheus' exposition format
     * @param uploads what uploads of campaigns have to keep to
     * @param webhooks takes what WAHA tells, each event as often as it is delivered
     * @param webhookKey what that has to be signed with; null for nothing, which only a server without an API key may take
     * @param live what the clients of pushes share
     * @param hooks who is told of events
     */
    public HttpDependencies(
            Sessions sessions,
            Repositories repositories,
            Config config,
            Clock clock,
            RandomGenerator random,
            Supplier<Readiness> readiness,
            Supplier<String> metrics,
            UploadRules uploads,
            Recurrences recurrences,
            WahaEventHandler webhooks,
            @Nullable WebhookKey webhookKey,
            WahaSessions wahaSessions,
            Live live,
            Webhooks hooks) {
        this.sessions = sessions;
        this.repositories = repositories;
        this.config = config;
        this.describer = new WahaRequests(config.waha());
        this.clock = clock;
        this.random = random;
        this.readiness = readiness;
        this.metrics = metrics;
        this.keyCheck = new KeyCheck(config.server(), clock);
        this.uploads = new UploadSlots(uploads);
        this.webhooks = webhooks;
        this.webhookKey = webhookKey;
        this.queueStatus = new QueueStatus(sessions, responseVersion);
        this.overview = new OverviewRoute(live.overviews(), responseVersion);
        this.recurrences = recurrences;
        this.wahaSessions = wahaSessions;
        this.live = live;
        this.hooks = hooks;
        this.keys = new IdempotencyKeys(
                repositories.answers(), repositories.quotas().answers(), clock);
        this.country = new Country(config.recipients().defaultCountry());
    }
}
