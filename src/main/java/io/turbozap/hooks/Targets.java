package io.turbozap.hooks;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Where webhooks may be. Names are resolved here, and what is checked is what is connected to: a name that means another
 * address a moment later leads nowhere else. Safe to use from any thread.
 */
final class Targets {

    /** Looks names up; it may block. */
    interface Resolver {
        List<InetAddress> resolve(String host) throws UnknownHostException;
    }

    /** Names of a dead resolver may hold up each other, but nothing else. */
    private static final int RESOLVING_AT_ONCE = 4;

    private static final int LONGEST = 2048;
    private static final long PATIENCE_MILLIS = 10_000;

    private final WorkerExecutor worker;
    private final Resolver resolver;
    private final boolean allowPrivate;

    Targets(Vertx vertx, boolean allowPrivate) {
        this(vertx, allowPrivate, host -> Arrays.asList(InetAddress.getAllByName(host)));
    }

    Targets(Vertx vertx, boolean allowPrivate, Resolver resolver) {
        this.worker = vertx.createSharedWorkerExecutor("webhook-names", RESOLVING_AT_ONCE);
        this.allowPrivate = allowPrivate;
        this.resolver = resolver;
    }

    /** @throws RefusedTarget if {@code url} is none that can be sent to */
    static URI parse(String url) {
        URI target = uri(url);
        boolean isHttp = "http".equalsIgnoreCase(target.getScheme()) || "https".equalsIgnoreCase(target.getScheme());
        if (!isHttp || target.getHost() == null || target.getPort() == 0 || target.getPort() > 65_535) {
            throw new RefusedTarget("Invalid url");
        }
        if (target.getRawUserInfo() != null || target.getRawFragment() != null) {
            throw new RefusedTarget("A url with user and password, or with a fragment, is not allowed");
        }
        return target;
    }

    private static URI uri(String url) {
        if (url.length() > LONGEST) {
            throw new RefusedTarget("Invalid url");
        }
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw new RefusedTarget("Invalid url");
        }
    }

    /** The address to connect to now. Fails with a {@link RefusedTarget} if there is none, or none that is allowed. */
    Future<InetAddress> resolve(String url) {
        return Future.succeededFuture(url).map(Targets::parse).compose(this::resolve);
    }

    private Future<InetAddress> resolve(URI target) {
        String host = target.getHost().replaceAll("[\\[\\]]", "");
        return worker.executeBlocking(() -> resolver.resolve(host), /* ordered= */ false)
                .timeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                .recover(failure -> Future.failedFuture(new RefusedTarget("The host of the url is not known")))
                .map(this::allowed);
    }

    /** One private address is enough to refuse all: who mixes them wants to be tried until the private one is taken. */
    private InetAddress allowed(List<InetAddress> addresses) {
        if (addresses.isEmpty()) {
            throw new RefusedTarget("The host of the url is not known");
        }
        if (!allowPrivate && !addresses.stream().allMatch(PublicAddress::is)) {
            throw new RefusedTarget("The url is on an address that is not public, which WEBHOOKS_ALLOW_PRIVATE allows");
        }
        return addresses.get(0);
    }

    Future<Void> close() {
        return worker.close();
    }
}
