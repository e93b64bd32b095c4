package io.turbozap.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Chats and contacts: history, message ids, check-exists, and the small signs of life in a chat. */
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
                .post("/api/{session}/chats/{chat}/messages/read", working(this::read))
                .put("/api/star", working((exchange, session) -> exchange.reply(200)))
                .get("/api/{session}/chats", working((exchange, session) -> exchange.reply(200, new JsonArray())))
                .get(
                        "/api/{session}/chats/overview",
                        working((exchange, session) -> exchange.reply(200, new JsonArray())))
                .get("/api/contacts/check-exists", faults.before(Fault.Target.CHECK_EXISTS, working(this::exists)))
                .get("/api/{session}/new-message-id", faults.before(Fault.Target.MESSAGE_ID, this::newMessageId))
                .get(
                        "/api/{session}/chats/{chat}/messages",
                        faults.before(Fault.Target.HISTORY, working(this::history)))
                .get(
                        "/api/{session}/chats/{chat}/messages/{message}",
                        faults.before(Fault.Target.HISTORY, working(this::message)));
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
        return SendRoutes.sessionName(exchange.json());
    }

    /** Messages that the request names are seen without a word; else those of the chat are, and listed. */
    private void seen(Exchange exchange, SimulatedSession session) {
        JsonObject body = exchange.json();
        Object named = body.getValue("chatId");
        if (!(named instanceof String chat)) {
            throw EngineError.reading(named, body.containsKey("chatId"), "split");
        }
        if (body.getValue("messageId") != null || body.getValue("messageIds") != null) {
            exchange.reply(201);
            return;
        }
        requireStore();
        exchange.reply(201, unread(session, NumberPlan.chatSentTo(chat)));
    }

    private void read(Exchange exchange, SimulatedSession session) {
        requireStore();
        exchange.reply(201, unread(session, NumberPlan.chatSentTo(exchange.path("chat"))));
    }

    private JsonObject unread(SimulatedSession session, String chat) {
        JsonArray ids = new JsonArray();
        List<StoredMessage> messages = new ArrayList<>(world.ledger.chat(session.name(), chat));
        Collections.reverse(messages);
        messages.stream().filter(message -> !message.fromMe() && !message.seen).forEach(message -> {
            message.seen = true;
            ids.add(message.fullId());
        });
        return new JsonObject().put("ids", ids);
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
            throw EngineError.reading(null, /* present= */ false, "split");
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

    private void message(Exchange exchange, SimulatedSession session) {
        requireStore();
        String[] parts = exchange.path("message").split("_", -1);
        StoredMessage message = world.ledger.find(session.name(), parts.length > 2 ? parts[2] : parts[0]);
        String chat = exchange.path("chat");
        if (message == null || !(chat.equals("all") || message.chat().equals(NumberPlan.chatSentTo(chat)))) {
            throw new Refused(404, Refusals.notFound("Message not found"));
        }
        exchange.reply(200, json(exchange, message, session));
    }

    private void history(Exchange exchange, SimulatedSession session) {
        requireStore();
        HistoryFilter filter = HistoryFilter.of(exchange);
        List<StoredMessage> messages = new ArrayList<>();
        for (StoredMessage message : messages(session, exchange.path("chat"))) {
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
                .forEach(message -> page.add(json(exchange, message, session)));
        exchange.reply(200, page);
    }

    /** The messages of one chat, also under the hidden id of its phone number, or of all chats; oldest first. */
    private List<StoredMessage> messages(SimulatedSession session, String asked) {
        if (asked.equals("all")) {
            return world.ledger.all(session.name());
        }
        String chat = NumberPlan.chatSentTo(asked);
        String lid = world.lids.lidOf(chat);
        List<StoredMessage> own = world.ledger.chat(session.name(), chat);
        if (lid == null) {
            return own;
        }
        return Stream.concat(own.stream(), world.ledger.chat(session.name(), lid).stream())
                .sorted(Comparator.comparingLong(StoredMessage::atMillis))
                .toList();
    }

    private JsonObject json(Exchange exchange, StoredMessage message, SimulatedSession session) {
        boolean download = !"false".equals(exchange.query("downloadMedia"));
        return world.shapes.stored(message, world.ackOf(message), session.me(), download);
    }

    private void requireStore() {
        if (!world.options.history()) {
            throw new Refused(400, Refusals.badRequest(NO_STORE));
        }
    }
}
