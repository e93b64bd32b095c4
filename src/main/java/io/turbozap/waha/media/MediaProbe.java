package io.turbozap.waha.media;

import io.turbozap.outbound.OutboundClient;
import io.turbozap.outbound.OutboundRequest;
import io.turbozap.outbound.Reply;
import io.turbozap.outbound.address.PinnedHead;
import io.turbozap.outbound.address.RefusedTarget;
import io.turbozap.outbound.address.Targets;
import io.turbozap.waha.media.Seen.Nothing;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.InetAddress;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The question to a host whether it has a file: HEAD, and where that is not answered well, GET of the first bytes. Redirects
 * are followed, each judged anew, and what was judged is what is connected to. Used on one event loop.
 */
final class MediaProbe {

    private static final int MOST_REDIRECTS = 5;
    private static final int FIRST_BYTES = 1_024;
    private static final int BAD_REQUEST = 400;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Pattern WHOLE = Pattern.compile("bytes [\\d*-]+/(\\d{1,18})");
    private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");

    private final OutboundClient out;
    private final Targets targets;
    private final LongSupplier nanoTime;
    private final long from;

    MediaProbe(OutboundClient out, Targets targets, LongSupplier nanoTime) {
        this.out = out;
        this.targets = targets;
        this.nanoTime = nanoTime;
        this.from = nanoTime.getAsLong();
    }

    /** What there is at {@code url}. Never fails; ends within the time-outs of its steps. */
    Future<Seen> ask(String url) {
        return ask(url, HttpMethod.HEAD, MOST_REDIRECTS).otherwise(Nothing.NOT_ASKED);
    }

    private Future<Seen> ask(String url, HttpMethod method, int redirects) {
        if (targets.policy().refusal(url) != null) {
            return Future.succeededFuture(Nothing.PRIVATE);
        }
        URI target;
        try {
            target = Targets.parse(withoutFragment(url));
        } catch (RefusedTarget unreadable) {
            return Future.succeededFuture(Nothing.NOT_ASKED);
        }
        return targets.resolveHost(target.getHost().replaceAll("[\\[\\]]", ""))
                .transform(found -> found.succeeded()
                        ? out.exchange(request(method, target, found.result()))
                                .compose(reply -> seen(reply, target, method, redirects))
                        : Future.succeededFuture(refused(found.cause())));
    }

    private static String withoutFragment(String url) {
        return url.replaceFirst("#.*", "");
    }

    private static Seen refused(Throwable cause) {
        boolean isPrivate = cause instanceof RefusedTarget refused && refused.why() == RefusedTarget.Cause.NOT_PUBLIC;
        return isPrivate ? Nothing.PRIVATE : Nothing.UNKNOWN_HOST;
    }

    private static OutboundRequest request(HttpMethod method, URI target, InetAddress address) {
        RequestOptions head = PinnedHead.of(method, target, address)
                .putHeader(HttpHeaders.USER_AGENT, "Turbozap")
                .putHeader(HttpHeaders.ACCEPT, "*/*");
        if (method.equals(HttpMethod.GET)) {
            head.putHeader("Range", "bytes=0-" + (FIRST_BYTES - 1));
        }
        return new OutboundRequest(head, FIRST_BYTES);
    }

    private Future<Seen> seen(Reply reply, URI target, HttpMethod method, int redirects) {
        if (reply instanceof Reply.Answer answer) {
            String next = REDIRECTS.contains(answer.status()) ? answer.headers().get(HttpHeaders.LOCATION) : null;
            if (next != null) {
                return redirects == 0
                        ? Future.succeededFuture(Nothing.UNREACHABLE)
                        : ask(target.resolve(next).toString(), HttpMethod.HEAD, redirects - 1);
            }
            if (answer.status() < BAD_REQUEST || method.equals(HttpMethod.GET)) {
                return Future.succeededFuture(answered(answer));
            }
        } else if (reply instanceof Reply.NotWritten || method.equals(HttpMethod.GET)) {
            return Future.succeededFuture(Nothing.UNREACHABLE);
        }
        return ask(target.toString(), HttpMethod.GET, redirects);
    }

    private Seen answered(Reply.Answer answer) {
        long millis = TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong() - from);
        MultiMap headers = answer.headers();
        return new Seen.Answered(answer.status(), headers.get(HttpHeaders.CONTENT_TYPE), bytes(headers), millis);
    }

    private static long bytes(MultiMap headers) {
        String range = headers.get(HttpHeaders.CONTENT_RANGE);
        Matcher whole = WHOLE.matcher(range == null ? "" : range);
        if (whole.matches()) {
            return Long.parseLong(whole.group(1));
        }
        String length = headers.get(HttpHeaders.CONTENT_LENGTH);
        return isNumber(length) ? Long.parseLong(length) : -1;
    }

    private static boolean isNumber(@Nullable String text) {
        return text != null && LENGTH.matcher(text).matches();
    }
}
