package io.turbozap.waha.media;

import io.turbozap.outbound.OutboundClient;
import io.turbozap.outbound.OutboundRequest;
import io.turbozap.outbound.OutboundResponse;
import io.turbozap.outbound.address.PinnedHead;
import io.turbozap.outbound.address.RefusedTargetException;
import io.turbozap.outbound.address.TargetResolver;
import io.turbozap.waha.media.MediaResponse.Nothing;
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
 * are followed, each judged again, and what was judged is what is connected to. Used on one event loop.
 */
final class MediaProbe {

    private static final int MOST_REDIRECTS = 5;
    private static final int FIRST_BYTES = 1_024;
    private static final int BAD_REQUEST = 400;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Pattern WHOLE = Pattern.compile("bytes [\\d*-]+/(\\d{1,18})");
    private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");

    private final OutboundClient out;
    private final TargetResolver targetResolver;
    private final LongSupplier nanoTime;
    private final long from;

    MediaProbe(OutboundClient out, TargetResolver targetResolver, LongSupplier nanoTime) {
        this.out = out;
        this.targetResolver = targetResolver;
        this.nanoTime = nanoTime;
        this.from = nanoTime.getAsLong();
    }

    /** What there is at {@code url}. Never fails; ends within the time-outs of its steps. */
    Future<MediaResponse> ask(String url) {
        return ask(url, HttpMethod.HEAD, MOST_REDIRECTS).otherwise(Nothing.NOT_ASKED);
    }

    private Future<MediaResponse> ask(String url, HttpMethod method, int redirects) {
        if (targetResolver.policy().refusal(url) != null) {
            return Future.succeededFuture(Nothing.PRIVATE);
        }
        URI target;
        try {
            target = TargetResolver.parse(withoutFragment(url));
        } catch (RefusedTargetException unreadable) {
            return Future.succeededFuture(Nothing.NOT_ASKED);
        }
        return targetResolver
                .resolveHost(target.getHost().replaceAll("[\\[\\]]", ""))
                .transform(found -> found.succeeded()
                        ? out.exchange(request(method, target, found.result()))
                                .compose(outboundResponse -> seen(outboundResponse, target, method, redirects))
                        : Future.succeededFuture(refused(found.cause())));
    }

    private static String withoutFragment(String url) {
        return url.replaceFirst("#.*", "");
    }

    private static MediaResponse refused(Throwable cause) {
        boolean isPrivate = cause instanceof RefusedTargetException refused
                && refused.why() == RefusedTargetException.Cause.NOT_PUBLIC;
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

    private Future<MediaResponse> seen(
            OutboundResponse outboundResponse, URI target, HttpMethod method, int redirects) {
        if (outboundResponse instanceof OutboundResponse.Answer answer) {
            String next = REDIRECTS.contains(answer.status()) ? answer.headers().get(HttpHeaders.LOCATION) : null;
            if (next != null) {
                return redirects == 0
                        ? Future.succeededFuture(Nothing.UNREACHABLE)
                        : ask(target.resolve(next).toString(), HttpMethod.HEAD, redirects - 1);
            }
            if (answer.status() < BAD_REQUEST || method.equals(HttpMethod.GET)) {
                return Future.succeededFuture(answered(answer));
            }
        } else if (outboundResponse instanceof OutboundResponse.NotWritten || method.equals(HttpMethod.GET)) {
            return Future.succeededFuture(Nothing.UNREACHABLE);
        }
        return ask(target.toString(), HttpMethod.GET, redirects);
    }

    private MediaResponse answered(OutboundResponse.Answer answer) {
        long millis = TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong() - from);
        MultiMap headers = answer.headers();
        return new MediaResponse.Answered(
                answer.status(), headers.get(HttpHeaders.CONTENT_TYPE), bytes(headers), millis);
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
