package io.turbozap.bench.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveHeapTest {

    @Test
    void class_histogram_tells_the_bytes_of_its_total() throws IOException {
        List<String> histogram = List.of(
                " num     #instances         #bytes  class name (module)",
                "   1:          9000         800000  [B (java.base@17.0.15)",
                "Total         12000         987654");
        assertEquals(987_654, LiveHeap.total(histogram));
        assertThrows(IOException.class, () -> LiveHeap.total(List.of("1234: no such process")));
    }
}
