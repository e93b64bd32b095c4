package io.turbozap.http;

import io.turbozap.config.Config;
import io.turbozap.hooks.Hooks;
import io.turbozap.live.Live;
import io.turbozap.schedule.Recurrences;
import io.turbozap.session.Sessions;
import io.turbozap.waha.server.WahaRequests;
import io.turbozap.waha.session.WahaSessions;
import io.turbozap.waha.webhook.WahaEvents;
import io.turbozap.waha.webhook.WebhookKey;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What all instances of {@link HttpVerticle} share. Make one for each server. */
public final class FrontDoor {

    final Sessions sessions;
    final Registers registers;
    final Config config;
    final WahaRequests describer;
    final Clock clock;
    final RandomGenerator random;
    final Supplier<Readiness> readiness;
    final Supplier<String> metrics;
    final KeyCheck keyCheck;
    final UploadSlots uploads;
    final WahaEvents webhooks;
    final @Nullable WebhookKey webhookKey;
    final Told told = new Told();
    final QueueStatus queueStatus;
    final OverviewRoute overview;
    final Recurrences recurrences;
    final WahaSessions wahaSessions;
    final Live live;
    final Hooks hooks;
    final IdempotencyKeys keys;
    final Country country;
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
    public FrontDoor(
            Sessions sessions,
            Registers registers,
            Config config,
            Clock clock,
            RandomGenerator random,
            Supplier<Readiness> readiness,
            Supplier<String> metrics,
            UploadRules uploads,
            Recurrences recurrences,
            WahaEvents webhooks,
            @Nullable WebhookKey webhookKey,
            WahaSessions wahaSessions,
            Live live,
            Hooks hooks) {
        this.sessions = sessions;
        this.registers = registers;
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
        this.queueStatus = new QueueStatus(sessions, told);
        this.overview = new OverviewRoute(live.overviews(), told);
        this.recurrences = recurrences;
        this.wahaSessions = wahaSessions;
        this.live = live;
        this.hooks = hooks;
        this.keys = new IdempotencyKeys(registers.answers(), registers.quotas().answers(), clock);
        this.country = new Country(config.recipients().defaultCountry());
    }
}
