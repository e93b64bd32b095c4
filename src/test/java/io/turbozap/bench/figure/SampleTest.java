package io.turbozap.bench.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SampleTest {

    @Test
    void median_of_an_odd_number_of_rounds_is_the_middle_one() {
        assertEquals(new Sample(5, 1, 9, 3), Sample.of(9, 1, 5));
    }

    @Test
    void median_of_an_even_number_of_rounds_lies_between_the_middle_two() {
        assertEquals(new Sample(4, 1, 9, 4), Sample.of(9, 1, 5, 3));
    }

    @Test
    void sample_needs_a_value() {
        assertThrows(IllegalArgumentException.class, Sample::of);
    }
}
