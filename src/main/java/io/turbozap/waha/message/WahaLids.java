package io.turbozap.waha.message;

import io.turbozap.campaign.SessionName;
import io.turbozap.campaign.number.ChatId;
import io.turbozap.config.WahaConfig;
import io.turbozap.outbound.Outbound;
import io.turbozap.outbound.OutboundClient;
import io.turbozap.outbound.OutboundRequest;
import io.turbozap.outbound.OutboundResponse;
import io.turbozap.outbound.OutboundResponse.Answer;
import io.turbozap.waha.server.AnswerBody;
import io.turbozap.waha.server.LruMap;
import io.turbozap.waha.server.WahaServer;
import io.vertx.core.Future;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The phone numbers of hidden ids by WAHA ({@code GET /api/{session}/lids/{lid}}), of which the latest 10 000 are
 * remembered. Safe to use from any event loop.
 */
public final class WahaLids implements Lids {

    private static final int REMEMBERED = 10_000;
    private static final int LARGEST_ANSWER = 16 * 1024;

    private final Outbound outbound;
    private final WahaServer server;
    private final LruMap<String, String> phones = new LruMap<>(REMEMBERED);

    /** @param outbound from {@code WahaGateways.outbound} */
    public WahaLids(Outbound outbound, WahaConfig config) {
        this.outbound = outbound;
        this.server = new WahaServer(config);
    }

    @Override
    public Future<@Nullable String> phoneOf(SessionName session, String lid) {
        String known = known(lid);
        if (known != null) {
            return Future.succeededFuture(known);
        }
        OutboundClient out = outbound.client();
        String path = "/api/" + session + "/lids/" + URLEncoder.encode(lid, StandardCharsets.UTF_8);
        return out.exchange(new OutboundRequest(server.get(path), LARGEST_ANSWER))
                .map(outboundResponse -> phone(outboundResponse, lid))
                .andThen(done -> out.close());
    }

    private synchronized @Nullable String known(String lid) {
        return phones.get(lid);
    }

    private @Nullable String phone(OutboundResponse outboundResponse, String lid) {
        if (!(outboundResponse instanceof Answer answer)) {
            throw new IllegalStateException("WAHA does not answer");
        }
        return switch (answer.status()) {
            case 200 -> remember(lid, ChatOfMessage.normal(AnswerBody.text(AnswerBody.object(answer.body()), "pn")));
            case 400, 404, 405, 501 -> null; // an unknown id, an engine or a server without hidden ids
            default -> throw new IllegalStateException("WAHA answers " + answer.status());
        };
    }

    private synchronized @Nullable String remember(String lid, @Nullable String phone) {
        if (phone == null || new ChatId(phone).phone() == null) {
            return null;
        }
        phones.put(lid, phone);
        return phone;
    }
}
