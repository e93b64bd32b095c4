package io.turbozap.bench.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class HttpFrameTest {

    @Test
    void http_message_ends_after_its_body() {
        byte[] bytes = "POST / HTTP/1.1\r\nHost: a\r\ncontent-LENGTH: 5\r\n\r\nhelloPOST /".getBytes(US_ASCII);
        assertEquals(bytes.length - "POST /".length(), HttpFrame.length(bytes, 0, bytes.length));
        assertEquals(HttpFrame.INCOMPLETE, HttpFrame.length(bytes, bytes.length - "POST /".length(), bytes.length));
    }

    @Test
    void http_message_without_a_body_ends_with_its_head() {
        byte[] bytes = "GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(US_ASCII);
        assertEquals(bytes.length, HttpFrame.length(bytes, 0, bytes.length));
    }

    @Test
    void http_body_in_chunks_is_refused() {
        byte[] bytes = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(US_ASCII);
        assertThrows(IllegalArgumentException.class, () -> HttpFrame.length(bytes, 0, bytes.length));
    }

    @Test
    void http_length_too_large_to_count_is_refused() {
        byte[] bytes = "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n".getBytes(US_ASCII);
        assertThrows(ArithmeticException.class, () -> HttpFrame.length(bytes, 0, bytes.length));
    }
}
