package io.turbozap.actor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** Serial execution of an actor whose steps are scripted. */
final class ActorLoopTest implements ActorLoop.Behavior {

    private final Mailbox mailbox = new Mailbox();
    private final ActorLoop loop = new ActorLoop(mailbox, this);
    private final List<String> done = new ArrayList<>();
    private final Queue<Runnable> steps = new ArrayDeque<>();
    private boolean suspended;
    private boolean takesCommands = true;

    @Override
    public boolean isSuspended() {
        return suspended;
    }

    @Override
    public boolean takesCommands() {
        return takesCommands;
    }

    @Override
    public boolean advance() {
        Runnable step = steps.poll();
        if (step != null) {
            step.run();
        }
        return step != null;
    }

    @Override
    public void settled() {
        done.add("settled");
    }

    private Runnable note(String what) {
        return () -> done.add(what);
    }

    @Test
    void results_come_before_commands_and_both_before_own_steps() {
        steps.add(note("step"));
        mailbox.addCommand(note("first command"));
        mailbox.addCommand(note("second command"));
        mailbox.addResult(note("first result"));
        mailbox.addResult(note("second result"));
        loop.run();

        assertEquals(
                List.of("first result", "second result", "first command", "second command", "step", "settled"), done);
    }

    @Test
    void input_that_comes_while_another_is_handled_waits_for_its_end() {
        mailbox.addCommand(() -> {
            done.add("begin");
            loop.take(note("result"));
            loop.run();
            done.add("end");
        });
        loop.run();

        assertEquals(List.of("begin", "end", "result", "settled"), done);
    }

    @Test
    void input_that_follows_from_a_step_comes_before_the_next_step() {
        steps.add(() -> loop.take(note("result")));
        steps.add(note("step"));
        loop.run();

        assertEquals(List.of("result", "step", "settled"), done);
    }

    @Test
    void suspended_actor_handles_nothing_before_it_runs_again() {
        mailbox.addCommand(() -> suspended = true);
        mailbox.addCommand(note("command"));
        loop.run();
        loop.take(note("result"));
        assertEquals(List.of(), done);

        suspended = false;
        loop.run();
        assertEquals(List.of("result", "command", "settled"), done);
    }

    @Test
    void actor_that_takes_no_commands_takes_results_and_keeps_the_commands() {
        takesCommands = false;
        mailbox.addCommand(note("command"));
        loop.take(note("result"));
        assertEquals(List.of("result", "settled"), done);

        takesCommands = true;
        loop.run();
        assertEquals(List.of("result", "settled", "command", "settled"), done);
    }

    @Test
    void handler_that_throws_stops_neither_the_loop_nor_the_inputs_after_it() {
        mailbox.addCommand(() -> {
            throw new IllegalStateException("bug");
        });
        mailbox.addCommand(note("command"));
        assertThrows(IllegalStateException.class, loop::run);

        loop.run();
        assertEquals(List.of("command", "settled"), done);
    }

    @Test
    void mailbox_refuses_commands_beyond_its_limit_and_takes_results() {
        assertTrue(mailbox.offerCommand(note("first"), 2));
        assertTrue(mailbox.offerCommand(note("second"), 2));
        assertFalse(mailbox.offerCommand(note("third"), 2));
        mailbox.addResult(note("result"));
        loop.run();

        assertEquals(List.of("result", "first", "second", "settled"), done);
        assertTrue(mailbox.isEmpty());
    }
}
