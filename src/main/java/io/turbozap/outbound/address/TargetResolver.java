package io.turbozap.outbound.address;

import io.turbozap.process.Blocking;
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
 * Resolver of hosts that clients name. What is checked is what is to be connected to: a name that means another
 * address a moment later leads nowhere else. Safe to use from any thread.
 */
public final class TargetResolver {

    /** The names and addresses of a network, by default the internet's. */
    @FunctionalInterface
    public interface Resolver {
        /** All addresses of {@code host}; it may block. */
        List<InetAddress> resolve(String host) throws UnknownHostException;

        /** Whether everybody may be led to {@code address}. */
        default boolean isPublic(InetAddress address) {
            return PublicAddress.is(address);
        }
    }

    /** Names of a dead resolver may hold up each other, but nothing else. */
    private static final int RESOLVING_AT_ONCE = 4;

    private static final int LONGEST = 2048;

    private final WorkerExecutor worker;
    private final Resolver resolver;
    private final TargetPolicy policy;
    private final long patienceMillis;

    /**
     * @param name of the threads that look hosts up
     * @param patienceMillis how long a look-up may take
     */
    public TargetResolver(Vertx vertx, String name, TargetPolicy policy, long patienceMillis) {
        this(vertx, name, policy, patienceMillis, host -> Arrays.asList(InetAddress.getAllByName(host)));
    }

    /** Targets that are looked up by {@code resolver}. */
    public TargetResolver(Vertx vertx, String name, TargetPolicy policy, long patienceMillis, Resolver resolver) {
        this.worker = vertx.createSharedWorkerExecutor(name, RESOLVING_AT_ONCE);
        this.policy = policy;
        this.patienceMillis = patienceMillis;
        this.resolver = resolver;
    }

    /** Whether private addresses are allowed. */
    public TargetPolicy policy() {
        return policy;
    }

    /**
     * The URL that {@code url} is, in the one way in which every program reads it.
     *
     * @throws RefusedTargetException if {@code url} is none that can be sent to
     */
    public static URI parse(String url) {
        URI target = uri(url);
        boolean isHttp = "http".equalsIgnoreCase(target.getScheme()) || "https".equalsIgnoreCase(target.getScheme());
        if (!isHttp || target.getHost() == null || target.getPort() == 0 || target.getPort() > 65_535) {
            throw RefusedTargetException.invalid();
        }
        if (target.getRawUserInfo() != null || target.getRawFragment() != null) {
            throw new RefusedTargetException(
                    RefusedTargetException.Cause.INVALID,
                    "A url with user and password, or with a fragment, is not allowed");
        }
        return target;
    }

    private static URI uri(String url) {
        if (url.length() > LONGEST) {
            throw RefusedTargetException.invalid();
        }
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw RefusedTargetException.invalid();
        }
    }

    /** The address to connect to now. Fails with a {@link RefusedTargetException} if there is none, or none that is allowed. */
    public Future<InetAddress> resolve(String url) {
        return Future.succeededFuture(url)
                .map(TargetResolver::parse)
                .compose(target -> resolveHost(target.getHost().replaceAll("[\\[\\]]", "")));
    }

    /** The address of {@code host} to connect to now. Fails as {@link #resolve}, within the patience. */
    public Future<InetAddress> resolveHost(String host) {
        return Blocking.run(worker, () -> resolver.resolve(host))
                .timeout(patienceMillis, TimeUnit.MILLISECONDS)
                .recover(failure -> Future.failedFuture(RefusedTargetException.unknownHost()))
                .map(this::allowed);
    }

    /** One private address is enough to refuse all: who mixes them wants to be tried until the private one is taken. */
    private InetAddress allowed(List<InetAddress> addresses) {
        if (addresses.isEmpty()) {
            throw RefusedTargetException.unknownHost();
        }
        if (addresses.stream().anyMatch(PublicAddress::isLinkLocal)) {
            throw TargetPolicy.linkLocal();
        }
        if (!policy.allowsPrivate() && !addresses.stream().allMatch(resolver::isPublic)) {
            throw policy.refused();
        }
        return addresses.get(0);
    }

    /** Gives the threads back. */
    public Future<Void> close() {
        return worker.close();
    }
}
