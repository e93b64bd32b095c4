package io.turbozap.http;

import io.turbozap.config.Config;
import io.turbozap.http.access.Authentication;
import io.turbozap.http.access.KeyCheck;
import io.turbozap.http.auth.AuthServices;
import io.turbozap.http.live.OverviewRoute;
import io.turbozap.http.message.TemplateResolver;
import io.turbozap.http.session.QueueStatus;
import io.turbozap.http.upload.UploadSlots;
import io.turbozap.http.web.Country;
import io.turbozap.http.web.ResponseVersion;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The handlers that exist once in a server, whatever event loop a request is on, and what all routes are made of. */
final class SharedHandlers {

    final HttpServices services;
    final Config config;
    final Clock clock;
    final Supplier<Readiness> readiness;
    final Supplier<String> metrics;
    final KeyCheck keyCheck;
    final Authentication authentication;
    final AuthServices auth;
    final UploadSlots uploads;
    final ResponseVersion responseVersion = new ResponseVersion();
    final QueueStatus queueStatus;
    final OverviewRoute overview;
    final Country country;
    final TemplateResolver templates;
    /** How many requests wait for a change. */
    final AtomicInteger waiting = new AtomicInteger();

    SharedHandlers(HttpBootstrap bootstrap, HttpServices services) {
        this.services = services;
        this.config = bootstrap.config;
        this.clock = bootstrap.clock;
        this.readiness = bootstrap.readiness;
        this.metrics = bootstrap.metrics;
        this.keyCheck = new KeyCheck(config.server(), clock);
        this.authentication = new Authentication(
                keyCheck,
                services.identity().authenticator(),
                services.identity().directory());
        this.auth = new AuthServices(services.identity(), config.identity().signUp(), keyCheck, clock);
        this.uploads = new UploadSlots(services.uploads());
        this.queueStatus = new QueueStatus(services.campaigns().sessions().queries(), responseVersion);
        this.overview = new OverviewRoute(services.live().overviews(), responseVersion);
        this.country = new Country(config.recipients().defaultCountry());
        this.templates = new TemplateResolver(services.templates().templates());
    }
}
