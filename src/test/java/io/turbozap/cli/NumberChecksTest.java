package io.turbozap.cli;

import static io.turbozap.cli.WholeServer.await;
import static io.turbozap.cli.WholeServer.text;
import static io.turbozap.cli.WholeServer.waha;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.turbozap.simulator.fault.Fault;
import io.turbozap.simulator.fault.Fault.Kind;
import io.turbozap.simulator.fault.Fault.Target;
import io.turbozap.simulator.message.LedgerEntry;
import io.turbozap.simulator.model.Engine;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** BEHAVIOUR 23: numbers are checked before their first message, where that is wanted. */
final class NumberChecksTest {

    private static final String WITH_NINE = "5531988887777";
    private static final String WITHOUT_NINE = "553188887777";

    private static String execute(WholeServer whole, String... contacts) {
        HttpResponse<Buffer> created = whole.post(
                "/api/campaigns/create",
                new JsonObject()
                        .put("session", "sales")
                        .put("messages", new JsonArray().add(text("hello")))
                        .put("contacts", new JsonArray(List.of(contacts))));
        String id = WholeServer.idOf(created);
        whole.command(id, "execute");
        whole.untilStatus(id, "completed");
        return id;
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void message_goes_to_the_chat_that_waha_knows_the_number_by(Engine engine) {
        try (WholeServer whole = WholeServer.start(waha().engine(engine).ninthDigit(true), "CHECK_NUMBERS", "true")) {
            execute(whole, WITH_NINE);

            assertEquals(1, await(whole.simulator.sentTo("sales", WITHOUT_NINE + "@c.us")));
            assertEquals(0, await(whole.simulator.sentTo("sales", WITH_NINE + "@c.us")));
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void number_that_is_not_on_whatsapp_is_skipped(Engine engine) {
        try (WholeServer whole =
                WholeServer.start(waha().engine(engine).unregisteredSuffix("77"), "CHECK_NUMBERS", "true")) {
            String campaign = execute(whole, WITH_NINE);

            assertEquals(1, whole.count(campaign, "skipped"));
            assertEquals(0, whole.ledger().accepted());
        }
    }

    @Test
    void hidden_id_that_waha_returns_is_sent_to() {
        try (WholeServer whole =
                WholeServer.start(waha().engine(Engine.GOWS).hiddenIds(true), "CHECK_NUMBERS", "true")) {
            execute(whole, WITH_NINE);

            String hidden = "9" + new StringBuilder(WITHOUT_NINE).reverse() + "@lid";
            assertEquals(
                    List.of(hidden),
                    await(whole.simulator.sent("sales", null)).stream()
                            .map(LedgerEntry::chat)
                            .toList());
        }
    }

    @Test
    void number_that_cannot_be_checked_is_sent_to() {
        try (WholeServer whole = WholeServer.start(waha(), "CHECK_NUMBERS", "true")) {
            await(whole.simulator.fault(Fault.of(Kind.TYPE_ERROR).on(Target.CHECK_EXISTS)));
            execute(whole, WITH_NINE);

            assertEquals(1, await(whole.simulator.sentTo("sales", WITH_NINE + "@c.us")));
        }
    }

    @Test
    void nobody_is_checked_where_it_is_not_wanted() {
        try (WholeServer whole = WholeServer.start(waha().ninthDigit(true))) {
            execute(whole, WITH_NINE);

            assertEquals(1, await(whole.simulator.sentTo("sales", WITH_NINE + "@c.us")));
        }
    }
}
