package io.turbozap.simulator.message;

import io.turbozap.simulator.http.EngineError;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.net.ConnectException;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The download of media before they are sent, as WAHA does it: without a limit of time, so that a slow host delays the
 * message. Only hosts of this machine are asked, as a simulator must not reach out into the world; from elsewhere every
 * file comes at once, but for hosts below {@code .invalid}, which have no address.
 */
public final class MediaHost {

    private static final Set<String> HERE = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final long BYTES_FROM_ELSEWHERE = 40_000;

    private final HttpClient client;

    public MediaHost(Vertx vertx) {
        client = vertx.createHttpClient(
                new HttpClientOptions().setKeepAlive(false).setConnectTimeout(10_000));
    }

    /** The length of the file; fails with the {@link EngineError} that WAHA's own client throws. */
    public Future<Long> length(String url) {
        URI address = address(url);
        if (address == null || address.getHost() == null) {
            return Future.failedFuture(new EngineError(
                    "TypeError",
                    "Invalid URL",
                    new JsonObject().put("code", "ERR_INVALID_URL").put("input", url)));
        }
        if (address.getHost().endsWith(".invalid")) {
            return Future.failedFuture(network("getaddrinfo ENOTFOUND " + address.getHost(), "ENOTFOUND"));
        }
        if (!HERE.contains(address.getHost())) {
            return Future.succeededFuture(BYTES_FROM_ELSEWHERE);
        }
        return client.request(new RequestOptions().setMethod(HttpMethod.GET).setAbsoluteURI(url))
                .compose(request -> request.send())
                .compose(MediaHost::received)
                .recover(error -> Future.failedFuture(engineError(error, address)));
    }

    private static @Nullable URI address(String url) {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException noAddress) {
            return null;
        }
    }

    private static Future<Long> received(HttpClientResponse response) {
        int status = response.statusCode();
        if (status / 100 != 2) {
            String code = status < 500 ? "ERR_BAD_REQUEST" : "ERR_BAD_RESPONSE";
            JsonObject more = new JsonObject()
                    .put("code", code)
                    .put("config", new JsonObject())
                    .put("status", status);
            return Future.failedFuture(
                    new EngineError("AxiosError", "Request failed with status code " + status, more));
        }
        long[] bytes = {0};
        Promise<Long> whole = Promise.promise();
        response.handler(chunk -> bytes[0] += chunk.length());
        response.exceptionHandler(whole::tryFail);
        response.endHandler(end -> whole.tryComplete(bytes[0]));
        return whole.future();
    }

    private static EngineError engineError(Throwable error, URI address) {
        if (error instanceof EngineError known) {
            return known;
        }
        return error instanceof ConnectException
                ? network("connect ECONNREFUSED " + address.getHost() + ":" + address.getPort(), "ECONNREFUSED")
                : network("socket hang up", "ECONNRESET");
    }

    private static EngineError network(String message, String code) {
        return new EngineError(
                "Error", message, new JsonObject().put("code", code).put("config", new JsonObject()));
    }
}
