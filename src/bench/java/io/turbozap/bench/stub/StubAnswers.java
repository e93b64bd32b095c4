package io.turbozap.bench.stub;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.jspecify.annotations.Nullable;

/** What the stub answers: 201 to every POST, its counters, and that every session works. */
final class StubAnswers {

    private static final byte[] SENT =
            answer("201 Created", "{\"id\":\"true_5511999999999@c.us_3EB0ABCDEF\",\"timestamp\":1703001234}");
    private static final byte[] WORKING = answer("200 OK", "{\"status\":\"WORKING\"}");
    private static final byte[] UNKNOWN = answer("404 Not Found", "{\"statusCode\":404}");

    private final @Nullable Arrivals arrivals;
    private long count;

    /** @param arrivals where sends are noted, if anywhere */
    StubAnswers(@Nullable Arrivals arrivals) {
        this.arrivals = arrivals;
    }

    /** Whether the request that starts at {@code from} is a send, which takes the stub's latency. */
    static boolean isSend(byte[] bytes, int from) {
        return bytes[from] == 'P';
    }

    /** The whole answer to the request in that range. */
    byte[] to(byte[] bytes, int from, int to) {
        if (isSend(bytes, from)) {
            return send(bytes, from, to);
        }
        String path = path(bytes, from, to);
        if (path.equals("/count")) {
            return answer("200 OK", "{\"count\":" + count + "}");
        }
        if (arrivals != null && path.startsWith("/lateness")) {
            byte[] summary = answer("200 OK", arrivals.summary());
            if (path.endsWith("/start-over")) {
                arrivals.startOver();
            }
            return summary;
        }
        return path.startsWith("/api/sessions/") ? WORKING : UNKNOWN;
    }

    private byte[] send(byte[] bytes, int from, int to) {
        count++;
        if (arrivals != null) {
            Integer session = Arrivals.sessionOf(bytes, from, to);
            if (session != null) {
                arrivals.arrived(session, System.nanoTime());
            }
        }
        return SENT;
    }

    private static String path(byte[] bytes, int from, int to) {
        int start = from;
        while (start < to && bytes[start] != ' ') {
            start++;
        }
        int end = ++start;
        while (end < to && bytes[end] != ' ') {
            end++;
        }
        return new String(bytes, start, end - start, ISO_8859_1);
    }

    private static byte[] answer(String status, String body) {
        return ("HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nKeep-Alive: timeout=5\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body)
                .getBytes(ISO_8859_1);
    }
}
