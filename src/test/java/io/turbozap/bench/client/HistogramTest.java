package io.turbozap.bench.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class HistogramTest {

    @Test
    void percentiles_are_as_precise_as_a_bucket() {
        Histogram histogram = new Histogram(10, 1000);
        for (int nanos = 1; nanos <= 1000; nanos++) {
            histogram.record(nanos);
        }
        assertEquals(1000, histogram.count());
        assertEquals(510, histogram.percentile(0.5));
        assertEquals(1000, histogram.percentile(0.99));
        assertEquals(1000, histogram.max());
    }

    @Test
    void percentile_never_exceeds_the_longest_duration() {
        Histogram histogram = new Histogram(100, 10);
        histogram.record(3);
        assertEquals(3, histogram.percentile(0.99));
    }

    @Test
    void durations_beyond_the_last_bucket_count_as_the_longest() {
        Histogram histogram = new Histogram(10, 4);
        histogram.record(5);
        histogram.record(12_345);
        assertEquals(10, histogram.percentile(0.5));
        assertEquals(12_345, histogram.percentile(0.99));
    }

    @Test
    void what_came_early_is_not_late() {
        Histogram histogram = new Histogram(10, 4);
        histogram.record(-7);
        assertEquals(0, histogram.max());
        assertEquals(0, histogram.percentile(1));
    }

    @Test
    void empty_histogram_has_no_lateness() {
        assertEquals(0, new Histogram(10, 4).percentile(0.99));
    }
}
