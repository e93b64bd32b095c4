package io.turbozap.actor;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What travels over the event bus is the very object that was sent. */
@ExtendWith(VertxExtension.class)
final class LocalCodecTest {

    private sealed interface Greeting extends LocalMessage {
        record Named(String name) implements Greeting {}

        enum Nameless implements Greeting {
            INSTANCE
        }
    }

    @Test
    void a_record_arrives_as_the_same_object_and_so_does_its_answer(Vertx vertx, VertxTestContext test) {
        LocalCodec.install(vertx);
        Greeting sent = new Greeting.Named("Ana");
        vertx.eventBus().<Greeting>localConsumer("here", message -> message.reply(message.body()));
        vertx.eventBus()
                .<Greeting>request("here", sent)
                .onComplete(test.succeeding(answer -> test.verify(() -> {
                    assertSame(sent, answer.body());
                    test.completeNow();
                })));
    }

    @Test
    void an_enum_takes_the_same_way_although_it_is_serializable(Vertx vertx, VertxTestContext test) {
        LocalCodec.install(vertx);
        vertx.eventBus()
                .<Greeting>localConsumer(
                        "here",
                        message -> test.verify(() -> {
                            assertSame(Greeting.Nameless.INSTANCE, message.body());
                            test.completeNow();
                        }));
        vertx.eventBus().send("here", Greeting.Nameless.INSTANCE);
    }

    @Test
    void it_is_installed_once_only(Vertx vertx, VertxTestContext test) {
        LocalCodec.install(vertx);
        assertThrows(IllegalStateException.class, () -> LocalCodec.install(vertx));
        test.completeNow();
    }
}
