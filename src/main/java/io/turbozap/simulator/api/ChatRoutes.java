package io.turbozap.simulator.api;

import io.turbozap.simulator.fault.Fault;
import io.turbozap.simulator.http.EngineError;
import io.turbozap.simulator.http.Exchange;
import io.turbozap.simulator.http.Refusals;
import io.turbozap.simulator.http.RequestRefused;
import io.turbozap.simulator.http.Routes;
import io.turbozap.simulator.message.StoredMessage;
import io.turbozap.simulator.model.Engine;
import io.turbozap.simulator.model.KnownNumbers;
import io.turbozap.simulator.model.SessionStatus;
import io.turbozap.simulator.session.SimulatedSession;
import io.turbozap.simulator.waha.FaultAnswers;
import io.turbozap.simulator.waha.SimulatedWaha;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The routes of chats and contacts: history, message ids, check-exists, and the small signs of life in a chat. */
public final class ChatRoutes {

    private static final int MAX_PAGE = 1_000;
    private static final String NO_STORE =
            "Enable NOWEB store \"config.noweb.store.enabled=True\" and \"config.noweb.store.full_sync=True\" when"
                    + " starting a new session.";

    private final SimulatedWaha simulatedWaha;
    private final FaultAnswers faults;

    public ChatRoutes(SimulatedWaha simulatedWaha, FaultAnswers faults) {
        this.simulatedWaha = simulatedWaha;
        this.faults = faults;
    }

    public void mount(Routes routes) {
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
        return exchange -> simulatedWaha.sessions.await(
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
        exchange.reply(201, unread(session, KnownNumbers.chatSentTo(chat)));
    }

    private void read(Exchange exchange, SimulatedSession session) {
        requireStore();
        exchange.reply(201, unread(session, KnownNumbers.chatSentTo(exchange.path("chat"))));
    }

    private JsonObject unread(SimulatedSession session, String chat) {
        JsonArray ids = new JsonArray();
        List<StoredMessage> messages = new ArrayList<>(simulatedWaha.ledger.chat(session.name(), chat));
        Collections.reverse(messages);
        messages.stream().filter(message -> !message.fromMe() && !message.seen).forEach(message -> {
            message.seen = true;
            ids.add(message.fullId());
        });
        return new JsonObject().put("ids", ids);
    }

    private void newMessageId(Exchange exchange) {
        if (!simulatedWaha.options.messageIds()) {
            throw new RequestRefused(404, Refusals.noSuchPath(exchange));
        }
        if (simulatedWaha.options.engine() == Engine.WEBJS) {
            throw new RequestRefused(501, Refusals.notImplemented(Engine.WEBJS));
        }
        working((same, session) -> same.reply(200, new JsonObject().put("id", simulatedWaha.idForms.message())))
                .accept(exchange);
    }

    private void exists(Exchange exchange, SimulatedSession session) {
        String phone = exchange.query("phone");
        if (phone == null) {
            throw EngineError.reading(null, /* present= */ false, "split");
        }
        String chat = simulatedWaha.numbers.chatOf(phone);
        JsonObject answer = new JsonObject().put("numberExists", chat != null);
        boolean gows = simulatedWaha.options.engine() == Engine.GOWS;
        if (chat != null && gows && simulatedWaha.options.hiddenIds()) {
            answer.put("chatId", KnownNumbers.lidOf(chat)).put("pn", chat);
        } else if (chat != null || gows) {
            answer.put("chatId", chat);
        }
        exchange.reply(200, answer);
    }

    private void message(Exchange exchange, SimulatedSession session) {
        requireStore();
        String[] parts = exchange.path("message").split("_", -1);
        StoredMessage message = simulatedWaha.ledger.find(session.name(), parts.length > 2 ? parts[2] : parts[0]);
        String chat = exchange.path("chat");
        if (message == null || !(chat.equals("all") || message.chat().equals(KnownNumbers.chatSentTo(chat)))) {
            throw new RequestRefused(404, Refusals.notFound("Message not found"));
        }
        exchange.reply(200, json(exchange, message, session));
    }

    private void history(Exchange exchange, SimulatedSession session) {
        requireStore();
        HistoryFilter filter = HistoryFilter.of(exchange);
        List<StoredMessage> messages = new ArrayList<>();
        for (StoredMessage message : messages(session, exchange.path("chat"))) {
            if (filter.accepts(message, simulatedWaha.ackOf(message))) {
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
            return simulatedWaha.ledger.all(session.name());
        }
        String chat = KnownNumbers.chatSentTo(asked);
        String lid = simulatedWaha.lidTable.lidOf(chat);
        List<StoredMessage> own = simulatedWaha.ledger.chat(session.name(), chat);
        if (lid == null) {
            return own;
        }
        return Stream.concat(own.stream(), simulatedWaha.ledger.chat(session.name(), lid).stream())
                .sorted(Comparator.comparingLong(StoredMessage::atMillis))
                .toList();
    }

    private JsonObject json(Exchange exchange, StoredMessage message, SimulatedSession session) {
        boolean download = !"false".equals(exchange.query("downloadMedia"));
        return simulatedWaha.shapes.stored(message, simulatedWaha.ackOf(message), session.me(), download);
    }

    private void requireStore() {
        if (!simulatedWaha.options.history()) {
            throw new RequestRefused(400, Refusals.badRequest(NO_STORE));
        }
    }
}
