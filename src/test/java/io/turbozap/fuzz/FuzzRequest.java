package io.turbozap.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request as it is written, byte by byte.
 *
 * @param operation that it was made for
 * @param target in ISO-8859-1, so that any byte can stand in it
 * @param headers names and values but those of the framing, in ISO-8859-1
 * @param framing how the end of the body is told
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FuzzRequest(
        Operation operation, String method, String target, List<Header> headers, byte[] body, Framing framing) {

    record Header(String name, String value) {}

    /** How a body is announced. */
    enum Framing {
        /** By its length, or not at all if it is empty. */
        LENGTH,
        CHUNKED,
        /** By a greater length; the client then says that no more comes. */
        TRUNCATED
    }

    /** Whether all of it arrives, so that an answer is owed. */
    boolean isWhole() {
        return framing != Framing.TRUNCATED;
    }

    boolean isHead() {
        return method.equals("HEAD");
    }

    /** Whether it asks to be answered later. */
    boolean waits() {
        return target.contains("wait=");
    }

    FuzzRequest with(String newMethod, String newTarget) {
        return new FuzzRequest(operation, newMethod, newTarget, headers, body, framing);
    }

    FuzzRequest with(List<Header> newHeaders) {
        return new FuzzRequest(operation, method, target, newHeaders, body, framing);
    }

    FuzzRequest with(byte[] newBody, Framing newFraming) {
        return new FuzzRequest(operation, method, target, headers, newBody, newFraming);
    }

    FuzzRequest plus(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return with(more);
    }

    /** @param host for the header, unless there is one */
    byte[] bytes(String host) {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        if (headers.stream().noneMatch(header -> header.name().equalsIgnoreCase("Host"))) {
            head.append("Host: ").append(host).append("\r\n");
        }
        headers.forEach(header ->
                head.append(header.name()).append(": ").append(header.value()).append("\r\n"));
        if (framing == Framing.CHUNKED) {
            head.append("Transfer-Encoding: chunked\r\n");
        } else if (framing == Framing.TRUNCATED) {
            head.append("Content-Length: ").append(body.length + 10).append("\r\n");
        } else if (body.length > 0 || method.equals("POST")) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append("\r\n").toString().getBytes(ISO_8859_1));
        if (framing == Framing.CHUNKED) {
            chunks(bytes);
        } else {
            bytes.writeBytes(body);
        }
        return bytes.toByteArray();
    }

    private void chunks(ByteArrayOutputStream into) {
        int size = 1 + body.length / 3;
        for (int from = 0; from < body.length; from += size) {
            int length = Math.min(size, body.length - from);
            into.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(ISO_8859_1));
            into.write(body, from, length);
            into.writeBytes("\r\n".getBytes(ISO_8859_1));
        }
        into.writeBytes("0\r\n\r\n".getBytes(ISO_8859_1));
    }

    /** A command that sends the same: curl, or for what curl does not send, the bytes themselves to nc. */
    String command(String host) {
        boolean plain = isPlain(method + target)
                && headers.stream().allMatch(header -> isPlain(header.name() + header.value()))
                && framing != Framing.TRUNCATED;
        if (!plain) {
            return "printf '" + octal(bytes(host)) + "' | nc -q2 " + host.replace(':', ' ');
        }
        StringBuilder curl = new StringBuilder("curl -i --path-as-is -g -X " + quoted(method));
        curl.append(' ').append(quoted("http://" + host + target));
        headers.forEach(header -> curl.append(" -H ").append(quoted(header.name() + ": " + header.value())));
        if (framing == Framing.CHUNKED) {
            curl.append(" -H 'Transfer-Encoding: chunked'");
        }
        String text = new String(body, UTF_8);
        if (body.length == 0) {
            return curl.toString();
        }
        return isPlain(text)
                ? curl + " --data-binary " + quoted(text)
                : "printf '" + octal(body) + "' | " + curl + " --data-binary @-";
    }

    private static boolean isPlain(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c < 127);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private static String octal(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (byte each : bytes) {
            int value = each & 0xff;
            if (value < ' ' || value > 126 || value == '\'' || value == '%' || value == '\\') {
                text.append(String.format("\\%03o", value));
            } else {
                text.append((char) value);
            }
        }
        return text.toString();
    }

    @Nullable
    String header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst()
                .orElse(null);
    }
}
