package io.turbozap.session.command;

import io.turbozap.actor.CommandException;
import io.turbozap.session.SessionEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The verdict on a command: events to record, none if what it asks for is so already, or a refusal.
 *
 * @param refusal why nothing happens, or null
 */
public record Verdict(List<SessionEvent> events, @Nullable CommandException refusal) {

    public static final Verdict NOTHING = new Verdict(List.of(), null);

    public static Verdict of(SessionEvent... events) {
        return of(List.of(events));
    }

    public static Verdict of(List<SessionEvent> events) {
        return new Verdict(events, null);
    }

    public static Verdict refused(CommandException refusal) {
        return new Verdict(List.of(), refusal);
    }

    public static Verdict conflict(String reason) {
        return refused(new CommandException(CommandException.Code.CONFLICT, reason));
    }
}
