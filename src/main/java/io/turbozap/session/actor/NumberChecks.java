package io.turbozap.session.actor;

import io.turbozap.actor.Timers;
import io.turbozap.session.BlockReason;
import io.turbozap.session.port.NumberCheck;
import io.turbozap.session.port.NumberMemory;
import io.vertx.core.Future;
import io.vertx.core.Promise;

/**
 * Asks whether numbers are on WhatsApp: the memory first, then WAHA, which must not be asked often (WAHA #619: overuse
 * ends in rate-overlimit).
 */
final class NumberChecks {

    private static final long GAP_MILLIS = 1_000;

    private final NumberMemory memory;
    private final ParkedGateway gateway;
    private final SessionClock clock;
    private final Timers timers;
    private long nextAt = Long.MIN_VALUE;

    NumberChecks(NumberMemory memory, ParkedGateway gateway, SessionClock clock, Timers timers) {
        this.memory = memory;
        this.gateway = gateway;
        this.clock = clock;
        this.timers = timers;
    }

    /** The result that is known of the number, or that WAHA gives. Never fails. */
    Future<NumberCheck> check(String chatId) {
        return Future.succeededFuture(chatId)
                .compose(memory::recall)
                .otherwiseEmpty()
                .compose(known -> known != null ? Future.succeededFuture(known) : ask(chatId))
                .otherwise(failure -> new NumberCheck.Unknown(BlockReason.WAHA_UNREACHABLE, "internal"));
    }

    private Future<NumberCheck> ask(String chatId) {
        long now = clock.now().steady();
        long at = Math.max(now, nextAt);
        long wait = at - now;
        nextAt = at + GAP_MILLIS;
        Promise<NumberCheck> answer = Promise.promise();
        Runnable question = () -> gateway.call(out -> out.check(chatId))
                .onSuccess(check -> learn(chatId, check))
                .onComplete(answer);
        if (wait > 0) {
            timers.after(wait, question);
        } else {
            question.run();
        }
        return answer.future();
    }

    private void learn(String chatId, NumberCheck check) {
        if (!(check instanceof NumberCheck.Unknown)) {
            memory.learned(chatId, check);
        }
    }
}
