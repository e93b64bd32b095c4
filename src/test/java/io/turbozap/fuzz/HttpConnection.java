package io.turbozap.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client that writes what it is given, and waits for the answer. It connects anew where the server hung up. */
final class HttpConnection implements Closeable {

    private static final int PATIENCE_MILLIS = 90_000;
    private static final int SWITCHING_PROTOCOLS = 101;

    private final int port;
    private @Nullable Socket socket;
    private @Nullable InputStream in;
    private boolean used;

    HttpConnection(int port) {
        this.port = port;
    }

    String host() {
        return "127.0.0.1:" + port;
    }

    /**
     * Sends it, and gives the answer, or null if the server hung up without one.
     *
     * @throws java.net.SocketTimeoutException if neither comes for 90 s
     */
    @Nullable
    Answer send(FuzzRequest request) throws IOException {
        boolean reused = used;
        Answer answer = attempt(request);
        return answer == null && reused ? attempt(request) : answer;
    }

    private @Nullable Answer attempt(FuzzRequest request) throws IOException {
        long start = System.nanoTime();
        try {
            write(request.bytes(host()), !request.isWhole());
        } catch (java.net.SocketException hungUp) {
            // there may be an answer all the same
        }
        try {
            Answer answer = answer(request, start);
            boolean goesOn = answer != null
                    && request.isWhole()
                    && answer.status() != SWITCHING_PROTOCOLS
                    && !answer.headers().getOrDefault("connection", "").equalsIgnoreCase("close");
            used = true;
            if (!goesOn) {
                close();
            }
            return answer;
        } catch (EOFException | java.net.SocketException hungUp) {
            close();
            return null;
        }
    }

    private void write(byte[] bytes, boolean last) throws IOException {
        Socket open = socket;
        if (open == null) {
            open = new Socket(InetAddress.getLoopbackAddress(), port);
            open.setTcpNoDelay(true);
            open.setSoTimeout(PATIENCE_MILLIS);
            socket = open;
            in = new BufferedInputStream(open.getInputStream());
        }
        open.getOutputStream().write(bytes);
        if (last) {
            open.shutdownOutput();
        }
    }

    private @Nullable Answer answer(FuzzRequest request, long start) throws IOException {
        String line = line();
        while (line.startsWith("HTTP/1.1 100")) {
            while (!line.isEmpty()) {
                line = line();
            }
            line = line();
        }
        if (!line.matches("HTTP/1\\.[01] \\d{3}.*")) {
            throw new IOException("no answer of HTTP: " + line);
        }
        int status = Integer.parseInt(line.substring(9, 12));
        Map<String, String> headers = new HashMap<>();
        for (String header = line(); !header.isEmpty(); header = line()) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).trim());
        }
        boolean bare = request.isHead() || status == 204 || status == 304 || status == SWITCHING_PROTOCOLS;
        byte[] body = bare ? new byte[0] : body(headers);
        return new Answer(status, headers, body, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        String length = headers.get("content-length");
        if (length != null) {
            return exactly(Integer.parseInt(length));
        }
        if (!"chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
            return input().readAllBytes();
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (int size = size(); size > 0; size = size()) {
            whole.writeBytes(exactly(size));
            line();
        }
        line();
        return whole.toByteArray();
    }

    private int size() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = input().readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = input().read(); next != '\n'; next = input().read()) {
            if (next < 0) {
                throw new EOFException();
            }
            line.write(next);
        }
        String text = line.toString(ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    private InputStream input() throws EOFException {
        if (in == null) {
            throw new EOFException();
        }
        return in;
    }

    @Override
    public void close() throws IOException {
        Socket open = socket;
        socket = null;
        in = null;
        used = false;
        if (open != null) {
            open.close();
        }
    }
}
