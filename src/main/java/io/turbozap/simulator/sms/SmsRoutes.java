package io.turbozap.simulator.sms;

import io.turbozap.simulator.fault.Fault;
import io.turbozap.simulator.fault.Faults;
import io.turbozap.simulator.http.Exchange;
import io.turbozap.simulator.http.Routes;
import io.turbozap.simulator.ledger.SessionLog;
import io.turbozap.simulator.message.MessageContent;
import io.turbozap.simulator.message.MessageKind;
import io.turbozap.simulator.message.StoredMessage;
import io.turbozap.simulator.waha.SimulatedWaha;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An SMS provider beside WAHA: Twilio's Messages API. What it accepts stands in the same ledger, as a text from the
 * session {@code sms:} and the sender's number to {@code +} and the receiver's, and the same faults strike it.
 */
public final class SmsRoutes {

    public static final String ROOT = "/" + SmsShapes.VERSION + "/";

    private static final String SESSION = "sms:";
    private static final int PAGE = 50;
    private static final int MAX_PAGE = 1_000;

    private final SimulatedWaha simulatedWaha;
    private final SmsDoor door;

    public SmsRoutes(SimulatedWaha simulatedWaha) {
        this.simulatedWaha = simulatedWaha;
        this.door = new SmsDoor(simulatedWaha.options.smsAccount());
    }

    public void mount(Routes routes) {
        routes.post(ROOT + "Accounts/{account}/Messages.json", door.entered(this::send))
                .get(ROOT + "Accounts/{account}/Messages.json", door.entered(struck(Fault.Target.HISTORY, this::list)))
                .get(ROOT + "Accounts/{account}/Messages/{message}", door.entered(this::message))
                .get(ROOT + "Accounts/{account}", door.entered(struck(Fault.Target.SESSION, this::account)));
    }

    /** The number behind the name of a sender's session. */
    static String sender(String session) {
        return session.substring(SESSION.length());
    }

    /** Applies the faults of that target first. */
    private Consumer<Exchange> struck(Fault.Target target, Consumer<Exchange> handler) {
        return exchange -> {
            String from = exchange.query("From");
            Faults.Strike strike = simulatedWaha.faults.next(target, SESSION + (from == null ? "" : from));
            simulatedWaha.scaledTimers.after(
                    strike.delayMillis(),
                    () -> exchange.run(() -> meet(exchange, strike.fault(), () -> handler.accept(exchange))));
        };
    }

    private static void meet(Exchange exchange, @Nullable Fault fault, Runnable onwards) {
        if (fault == null) {
            onwards.run();
        } else {
            SmsFaults.give(exchange, fault, onwards);
        }
    }

    private void send(Exchange exchange) {
        JsonObject form = exchange.json();
        String from = field(form, "From");
        SmsRefusals.checkSender(from);
        String session = SESSION + from;
        SessionLog log = simulatedWaha.ledger.session(session);
        log.started(exchange.arrivedNanos());
        exchange.whenDone(log::ended);
        Faults.Strike strike = simulatedWaha.faults.next(Fault.Target.SEND, session);
        Fault fault = strike.fault();
        simulatedWaha.scaledTimers.after(
                simulatedWaha.options.latencyMillis() + strike.delayMillis(),
                () -> exchange.run(() -> {
                    if (fault != null && fault.recorded()) {
                        accept(session, form);
                    }
                    meet(exchange, fault, () -> deliver(exchange, session, form));
                }));
    }

    private void deliver(Exchange exchange, String session, JsonObject form) {
        exchange.reply(201, SmsShapes.message(SmsDoor.account(exchange), accept(session, form), 0));
    }

    private StoredMessage accept(String session, JsonObject form) {
        String to = field(form, "To");
        String body = field(form, "Body");
        SmsRefusals.check(to, body, simulatedWaha.numbers.chatOf(to) != null);
        MessageContent messageContent = new MessageContent(MessageKind.TEXT, to, body);
        long now = System.currentTimeMillis();
        return simulatedWaha
                .ledger
                .accept(session, messageContent, simulatedWaha.idForms.sms(), now, simulatedWaha.options.acks())
                .message();
    }

    private static String field(JsonObject form, String name) {
        Object value = form.getValue(name);
        return value == null ? "" : value.toString();
    }

    /** The messages from and to those numbers, newest first. */
    private void list(Exchange exchange) {
        String from = orEmpty(exchange.query("From"));
        String to = orEmpty(exchange.query("To"));
        int size = (int) Math.max(1, Math.min(MAX_PAGE, exchange.number("PageSize", PAGE)));
        int page = (int) Math.max(0, Math.min(Integer.MAX_VALUE / MAX_PAGE, exchange.number("Page", 0)));
        List<StoredMessage> all = new ArrayList<>(simulatedWaha.ledger.sent(
                message -> message.session().startsWith(SESSION)
                        && (from.isEmpty() || message.session().equals(SESSION + from))
                        && (to.isEmpty() || message.chat().equals(to)),
                0,
                Integer.MAX_VALUE));
        Collections.reverse(all);
        String account = SmsDoor.account(exchange);
        List<JsonObject> shown = all.stream()
                .skip((long) page * size)
                .limit(size)
                .map(message -> SmsShapes.message(account, message, simulatedWaha.ackOf(message)))
                .toList();
        boolean more = (page + 1L) * size < all.size();
        String next = more ? SmsShapes.next(account, from, to, page, size) : null;
        exchange.reply(200, SmsShapes.page(account, shown, page, size, next));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private void message(Exchange exchange) {
        String sid = SmsDoor.withoutEnding(exchange.path("message"));
        StoredMessage known = simulatedWaha
                .ledger
                .sent(
                        message -> message.session().startsWith(SESSION)
                                && message.id().equals(sid),
                        0,
                        1)
                .stream()
                .findAny()
                .orElseThrow(() -> SmsRefusals.notFound(exchange.uriPath()));
        exchange.reply(200, SmsShapes.message(SmsDoor.account(exchange), known, simulatedWaha.ackOf(known)));
    }

    private void account(Exchange exchange) {
        exchange.reply(200, SmsShapes.account(SmsDoor.account(exchange)));
    }
}
