package io.turbozap.waha.history;

import io.turbozap.campaign.SessionName;
import io.turbozap.config.WahaConfig;
import io.turbozap.outbound.Outbound;
import io.turbozap.outbound.OutboundClient;
import io.turbozap.outbound.OutboundRequest;
import io.turbozap.outbound.OutboundResponse;
import io.turbozap.outbound.OutboundResponse.Answer;
import io.turbozap.waha.send.QuestionResponses;
import io.turbozap.waha.server.AnswerBody;
import io.turbozap.waha.server.ErrorRedactor;
import io.turbozap.waha.server.WahaServer;
import io.turbozap.waha.webhook.IncomingMessage;
import io.turbozap.waha.webhook.WahaEvent.MessageReceived;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * The history of a session by WAHA's list of the messages of all chats ({@code GET /api/{session}/chats/all/messages}),
 * which NOWEB with its store and GOWS answer; the refusals of other engines are shown to the operator. Used on one
 * event loop.
 */
public final class WahaHistory implements History {

    /** Raw messages come with thumbnails. */
    private static final int LARGEST_ANSWER = 2 * 1024 * 1024;

    private final Outbound outbound;
    private final WahaServer server;
    private final ErrorRedactor errorRedactor;

    /** @param outbound from {@code WahaGateways.outbound} */
    public WahaHistory(Outbound outbound, WahaConfig config) {
        this.outbound = outbound;
        this.server = new WahaServer(config);
        this.errorRedactor = new ErrorRedactor(server.apiKey());
    }

    @Override
    public Future<Page> read(SessionName session, long since, int offset, int limit) {
        OutboundClient out = outbound.client();
        String path = "/api/" + session + "/chats/all/messages?limit=" + limit + "&offset=" + offset
                + "&sortOrder=asc&downloadMedia=false&filter.fromMe=false&filter.timestamp.gte="
                + since;
        return out.exchange(new OutboundRequest(server.get(path), LARGEST_ANSWER))
                .map(outboundResponse -> page(outboundResponse, session, since))
                .andThen(done -> out.close());
    }

    private Page page(OutboundResponse outboundResponse, SessionName session, long since) {
        if (!(outboundResponse instanceof Answer answer) || !answer.isSuccess()) {
            return new Unavailable(
                    errorRedactor.of(QuestionResponses.unable(outboundResponse).reason(), null));
        }
        if (answer.body().length() >= LARGEST_ANSWER) {
            return TooLong.INSTANCE;
        }
        JsonArray messages = AnswerBody.array(answer.body());
        return messages == null ? new Unavailable("the answer cannot be read") : read(messages, session, since);
    }

    private static Messages read(JsonArray messages, SessionName session, long since) {
        long now = System.currentTimeMillis();
        List<MessageReceived> received = new ArrayList<>();
        for (Object each : messages) {
            MessageReceived message = each instanceof JsonObject json
                    ? IncomingMessage.read(json, /* eventId= */ null, session, since * 1_000, now)
                    : null;
            if (message != null) {
                received.add(message);
            }
        }
        return new Messages(received, messages.size());
    }
}
