package io.turbozap.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Chats and contacts: history, message ids, check-exists, hidden ids, and the small signs of life in a chat. */
final class ChatRoutes {

    private static final int MAX_PAGE = 1_000;
    private static final String NO_STORE =
            "Enable NOWEB store \"config.noweb.store.enabled=True\" and \"config.noweb.store.full_sync=True\" when"
                    + " starting a new session.";

    private final World world;
    private final FaultAnswers faults;

    ChatRoutes(World world, FaultAnswers faults) {
        this.world = world;
        this.faults = faults;
    }

    void mount(Routes routes) {
        routes.post("/api/sendSeen", working(this::seen))
                .post("/api/startTyping", working((exchange, session) -> typed(exchange)))
                .post("/api/stopTyping", working((exchange, session) -> typed(exchange)))
                .get("/api/contacts/check-exists", faults.before(Fault.Target.CHECK_EXISTS, working(this::exists)))
                .get("/api/{session}/new-message-id", faults.before(Fault.Target.MESSAGE_ID, this::newMessageId))
                .get(
                        "/api/{session}/chats/{chat}/messages",
                        faults.before(Fault.Target.HISTORY, working(this::history)))
                .get(
                        "/api/{session}/chats/{chat}/messages/{message}",
                        faults.before(Fault.Target.HISTORY, working(this::message)))
                .get("/api/{session}/lids/pn/{phone}", working(this::lidOfPhone))
                .get("/api/{session}/lids/{lid}", working(this::phoneOfLid));
    }

    /** Hands over a session that works, or refuses as WAHA does; the name is in the path, the query or the body. */
    private Consumer<Exchange> working(BiConsumer<Exchange, SimulatedSession> handler) {
        return exchange -> world.sessions.await(
                sessionName(exchange),
                SessionStatus.WORKING,
                session -> exchange.run(() -> handler.accept(exchange, session)),
                refusal -> exchange.reply(422, refusal));
    }

    private static String sessionName(Exchange exchange) {
        String named = exchange.path("session").isEmpty() ? exchange.query("session") : exchange.path("session");
        if (named != null) {
            return named;
        }
        return SendRoutes.sessionName(exchange.method().name().equals("POST") ? exchange.json() : new JsonObject());
    }

    private void seen(Exchange exchange, SimulatedSession session) {
        JsonArray ids = exchange.json().getValue("messageIds") instanceof JsonArray list ? list : new JsonArray();
        if (ids.isEmpty()) {
            requireStore();
        }
        exchange.reply(201, new JsonObject().put("ids", ids));
    }

    private static void typed(Exchange exchange) {
        exchange.reply(201, new JsonObject().put("result", true));
    }

    private void newMessageId(Exchange exchange) {
        if (!world.options.messageIds()) {
            throw new Refused(404, Refusals.noSuchPath(exchange));
        }
        if (world.options.engine() == Engine.WEBJS) {
            throw new Refused(501, Refusals.notImplemented(Engine.WEBJS));
        }
        working((same, session) -> same.reply(200, new JsonObject().put("id", world.ids.message())))
                .accept(exchange);
    }

    private void exists(Exchange exchange, SimulatedSession session) {
        String phone = exchange.query("phone");
        if (phone == null) {
            throw EngineError.reading(null, /* present= */ false, "replace");
        }
        String chat = world.numbers.chatOf(phone);
        JsonObject answer = new JsonObject().put("numberExists", chat != null);
        boolean gows = world.options.engine() == Engine.GOWS;
        if (chat != null && gows && world.options.hiddenIds()) {
            answer.put("chatId", NumberPlan.lidOf(chat)).put("pn", chat);
        } else if (chat != null || gows) {
            answer.put("chatId", chat);
        }
        exchange.reply(200, answer);
    }

    private void lidOfPhone(Exchange exchange, SimulatedSession session) {
        String chat = world.numbers.chatOf(exchange.path("phone"));
        exchange.reply(
                200,
                new JsonObject()
                        .put("lid", chat == null ? null : NumberPlan.lidOf(chat))
                        .put("pn", chat));
    }

    private void phoneOfLid(Exchange exchange, SimulatedSession session) {
        String lid = exchange.path("lid").replaceFirst("@.*", "") + "@lid";
        exchange.reply(200, new JsonObject().put("lid", lid).put("pn", world.numbers.knownPhoneOf(lid)));
    }

    private void message(Exchange exchange, SimulatedSession session) {
        requireStore();
        String[] parts = exchange.path("message").split("_", -1);
        StoredMessage message = world.ledger.find(session.name(), parts.length > 2 ? parts[2] : parts[0]);
        if (message == null) {
            throw new Refused(404, Refusals.notFound("Message not found"));
        }
        exchange.reply(200, json(message, session));
    }

    private void history(Exchange exchange, SimulatedSession session) {
        requireStore();
        HistoryFilter filter = HistoryFilter.of(exchange);
        List<StoredMessage> messages = new ArrayList<>();
        for (StoredMessage message : messages(session.name(), exchange.path("chat"))) {
            if (filter.accepts(message, world.ackOf(message))) {
                messages.add(message);
            }
        }
        messages.sort(Comparator.comparingLong(message -> message.atMillis() / 1_000));
        if (!"asc".equals(exchange.query("sortOrder"))) {
            Collections.reverse(messages);
        }
        long limit = Math.min(MAX_PAGE, Math.max(0, exchange.number("limit", 10)));
        JsonArray page = new JsonArray();
        messages.stream()
                .skip(Math.max(0, exchange.number("offset", 0)))
                .limit(limit)
                .forEach(message -> page.add(json(message, session)));
        exchange.reply(200, page);
    }

    private List<StoredMessage> messages(String session, String chat) {
        return chat.equals("all") ? world.ledger.all(session) : world.ledger.chat(session, NumberPlan.chatSentTo(chat));
    }

    private JsonObject json(StoredMessage message, SimulatedSession session) {
        return world.shapes.message(message, world.ackOf(message), session.me());
    }

    private void requireStore() {
        if (!world.options.history()) {
            throw new Refused(400, Refusals.badRequest(NO_STORE));
        }
    }
}
