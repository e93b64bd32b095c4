package io.turbozap.waha.session;

import io.turbozap.campaign.SessionName;
import io.turbozap.config.WahaConfig;
import io.turbozap.outbound.Outbound;
import io.turbozap.outbound.OutboundClient;
import io.turbozap.outbound.OutboundRequest;
import io.turbozap.outbound.OutboundResponse;
import io.turbozap.waha.server.ErrorRedactor;
import io.turbozap.waha.server.UnsupportedFeatures;
import io.turbozap.waha.server.WahaServer;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The requests to WAHA about sessions. All futures succeed within the request time-out. Used on one event loop. */
final class WahaSessionClient {

    private static final int SMALL = 512 * 1024;
    private static final int LARGE = 8 * 1024 * 1024;
    private static final String SESSIONS = "/api/sessions";

    private final OutboundClient out;
    private final WahaServer server;
    private final WahaSessionResponses answers;
    private final UnsupportedFeatures limits = new UnsupportedFeatures(InstantSource.system());

    /** @param outbound from {@code WahaGateways.outbound} */
    WahaSessionClient(Outbound outbound, WahaConfig config) {
        this.server = new WahaServer(config);
        this.out = outbound.client();
        this.answers = new WahaSessionResponses(new ErrorRedactor(server.apiKey()));
    }

    /** @param body of the requests that have one */
    Future<WahaSessionAnswer> make(WahaSessionAction action, SessionName session, @Nullable JsonObject body) {
        String path = SESSIONS + "/" + session;
        return switch (action) {
            case PROBE -> get(path).map(answers::session);
            case CREATE -> send(HttpMethod.POST, SESSIONS, body).map(answers::session);
            case CONFIGURE -> send(HttpMethod.PUT, path, body).map(answers::session);
            case START -> send(HttpMethod.POST, path + "/start", null).map(answers::session);
            case STOP -> send(HttpMethod.POST, path + "/stop", null).map(answers::stop);
            case RESTART -> send(HttpMethod.POST, path + "/restart", null).map(answers::session);
            case LOGOUT -> send(HttpMethod.POST, path + "/logout", null).map(answers::session);
            case DELETE ->
                out.exchange(new OutboundRequest(server.request(HttpMethod.DELETE, path), SMALL))
                        .map(answers::end);
            case FETCH_QR -> get("/api/" + session + "/auth/qr").map(answers::picture);
            case FETCH_CODE ->
                get("/api/" + session + "/auth/passkey/confirmation").map(answers::code);
            case FETCH_LIMITS -> limits(path);
        };
    }

    /** Older servers, and some engines, do not know it: they are not asked again soon. */
    private Future<WahaSessionAnswer> limits(String path) {
        if (limits.isMissing()) {
            return Future.succeededFuture(new WahaSessionAnswer.Limits(null));
        }
        return get(path + "/timelock")
                .compose(timelock -> get(path + "/capping").map(capping -> {
                    if (WahaSessionResponses.isUnsupported(timelock) && WahaSessionResponses.isUnsupported(capping)) {
                        limits.missing();
                    }
                    return answers.limits(timelock, capping);
                }));
    }

    /** Every session that WAHA has, or null if it did not answer. */
    Future<@Nullable Map<String, WahaSessionAnswer>> list() {
        return out.exchange(new OutboundRequest(server.get(SESSIONS + "?all=true"), LARGE))
                .map(answers::list);
    }

    /** A code for the phone with this number. */
    Future<WahaSessionAnswer> pairingCode(SessionName session, String phone) {
        return send(
                        HttpMethod.POST,
                        "/api/" + session + "/auth/request-code",
                        new JsonObject().put("phoneNumber", phone))
                .map(answers::code);
    }

    private Future<OutboundResponse> get(String path) {
        return out.exchange(new OutboundRequest(server.get(path), SMALL));
    }

    private Future<OutboundResponse> send(HttpMethod method, String path, @Nullable JsonObject body) {
        JsonObject sent = body == null ? new JsonObject() : body;
        return out.exchange(new OutboundRequest(server.request(method, path), SMALL).withBody(sent.toBuffer()));
    }

    /** Ends what is under way; no answer is received afterwards. */
    void close() {
        out.close();
    }
}
