package io.turbozap.outbound.address;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The judgement of URLs that another program connects to, right before it does. That program looks a name up itself, and
 * may get another answer: what is promised is that no name passes that means a private address here and now. One that
 * cannot be looked up here passes, for it may well be known there. Safe to use from any thread.
 */
public final class TargetCheck {

    private static final long GOOD_MILLIS = 30_000;
    private static final int MOST_KNOWN = 1_000;
    private static final int MOST_AT_ONCE = 256;

    private final TargetResolver targetResolver;
    private final InstantSource clock;
    private final Map<String, Verdict> verdicts = new ConcurrentHashMap<>();
    private final AtomicInteger underWay = new AtomicInteger();

    private record Verdict(@Nullable String refusal, long until) {}

    /** @param clock for the age of a judgement */
    public TargetCheck(TargetResolver targetResolver, InstantSource clock) {
        this.targetResolver = targetResolver;
        this.clock = clock;
    }

    /**
     * Why {@code url} is refused, or null if it is not. Never fails; known at once if it was judged within the last half
     * minute, else within the patience of a look-up.
     */
    public Future<@Nullable String> refusal(String url) {
        Verdict known = verdicts.get(url);
        if (known != null && clock.millis() < known.until()) {
            return Future.succeededFuture(known.refusal());
        }
        String written = targetResolver.policy().refusal(url);
        return written != null ? Future.succeededFuture(written) : lookUp(url);
    }

    private Future<@Nullable String> lookUp(String url) {
        if (underWay.incrementAndGet() > MOST_AT_ONCE) {
            underWay.decrementAndGet();
            return Future.succeededFuture();
        }
        return targetResolver
                .resolveHost(String.valueOf(WrittenHost.of(url).name()))
                .<@Nullable String>map(address -> null)
                .otherwise(TargetCheck::refusal)
                .onComplete(done -> {
                    underWay.decrementAndGet();
                    keep(url, new Verdict(done.result(), clock.millis() + GOOD_MILLIS));
                });
    }

    private static @Nullable String refusal(Throwable failure) {
        return failure instanceof RefusedTargetException refused
                        && refused.why() == RefusedTargetException.Cause.NOT_PUBLIC
                ? refused.getMessage()
                : null;
    }

    private void keep(String url, Verdict verdict) {
        if (verdicts.size() >= MOST_KNOWN) {
            verdicts.clear();
        }
        verdicts.put(url, verdict);
    }
}
