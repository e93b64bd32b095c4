package io.turbozap.http.guard;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;

/** Answer that ends its connection, in the envelope of all errors, written beside HTTP's own machinery. */
enum RawResponse {
    TOO_MANY_FIELDS("431 Request Header Fields Too Large", "The request has too many headers", ""),
    TOO_SLOW("408 Request Timeout", "The request comes too slowly", ""),
    CROWDED("503 Service Unavailable", "There are too many connections: try again later", "Retry-After: 5\r\n"),
    NO_MEMORY(
            "503 Service Unavailable",
            "Requests that are being read take all the memory there is for them: try again later",
            "Retry-After: 1\r\n");

    private final String text;

    RawResponse(String status, String message, String headers) {
        String body = "{\"success\":false,\"message\":\"" + message + "\"}";
        text = "HTTP/1.1 " + status + "\r\nContent-Type: application/json; charset=utf-8\r\nConnection: close\r\n"
                + headers + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    /** The whole answer, to be written once. */
    ByteBuf bytes() {
        return Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
    }
}
