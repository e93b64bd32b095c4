package io.turbozap.waha.send;

import io.turbozap.campaign.SessionName;
import io.turbozap.outbound.OutboundClient;
import io.turbozap.outbound.OutboundRequest;
import io.turbozap.outbound.OutboundResponse;
import io.turbozap.waha.server.WahaServer;
import io.vertx.core.Future;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The questions of a session to WAHA. Nothing of this sends a message. */
public final class WahaClient {

    private static final int SMALL = 256 * 1024;
    /** A history holds raw messages with thumbnails. */
    private static final int LARGE = 2 * 1024 * 1024;

    private final OutboundClient out;
    private final WahaServer server;
    private final SessionName session;

    public WahaClient(OutboundClient out, WahaServer server, SessionName session) {
        this.out = out;
        this.server = server;
        this.session = session;
    }

    Future<OutboundResponse> state() {
        return get("/api/sessions/" + session, SMALL);
    }

    Future<OutboundResponse> newMessageId() {
        return get("/api/" + session + "/new-message-id", SMALL);
    }

    /** Whether a phone number, in digits, is on WhatsApp. */
    Future<OutboundResponse> exists(String phone) {
        return get("/api/contacts/check-exists?session=" + session + "&phone=" + encode(phone), SMALL);
    }

    /** One of our messages, by its bare id. */
    Future<OutboundResponse> message(String chatId, String messageId) {
        String id = encode("true_" + chatId + "_" + messageId);
        return get(messages(chatId) + "/" + id + "?downloadMedia=false", LARGE);
    }

    /** Our messages in a chat since {@code second}, newest first. */
    Future<OutboundResponse> history(String chatId, long second, int limit, int offset) {
        return get(
                messages(chatId) + "?limit=" + limit + "&offset=" + offset
                        + "&sortOrder=desc&downloadMedia=false&filter.fromMe=true&filter.timestamp.gte=" + second,
                LARGE);
    }

    private String messages(String chatId) {
        return "/api/" + session + "/chats/" + encode(chatId) + "/messages";
    }

    private Future<OutboundResponse> get(String path, int limit) {
        return out.exchange(new OutboundRequest(server.get(path), limit));
    }

    private static String encode(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8);
    }
}
