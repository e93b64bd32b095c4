package io.turbozap.process;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class FatalErrorsTest {

    @Test
    void running_out_of_memory_is_fatal_wherever_it_stands_in_the_chain_of_causes() {
        OutOfMemoryError error = new OutOfMemoryError("Java heap space");
        assertTrue(FatalErrors.isFatal(error));
        assertTrue(FatalErrors.isFatal(new CompletionException(new ExceptionInInitializerError(error))));
    }

    @Test
    void what_belongs_to_the_input_or_the_code_at_hand_is_not() {
        assertTrue(Stream.of(
                        new StackOverflowError(),
                        new NoClassDefFoundError("Could not initialize class X"),
                        new InternalError(),
                        new AssertionError(),
                        new IllegalStateException("OutOfMemoryError"))
                .noneMatch(FatalErrors::isFatal));
        assertFalse(FatalErrors.isFatal(null));
    }

    @Test
    void causes_that_go_in_a_circle_are_looked_at_once() {
        RuntimeException first = new RuntimeException();
        RuntimeException second = new RuntimeException(first);
        first.initCause(second);
        assertFalse(FatalErrors.isFatal(first));
    }
}
