package io.turbozap.live;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request in the shape that Engine.IO knows: as much of the Servlet API as it uses. Everything but {@link
 * #answer} belongs to the thread of Engine.IO; the answer comes on the event loop that made this.
 */
final class Poll {

    private final String method;
    private final String query;
    private final Map<String, String> headers = new HashMap<>();
    private final byte[] body;
    private final Context loop;
    private final Promise<PollAnswer> answer = Promise.promise();
    private final Map<Object, Object> attributes = new HashMap<>();
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintWriter writer = new PrintWriter(written, /* autoFlush= */ true, StandardCharsets.UTF_8);
    private int status = 200;
    private String contentType = "text/plain; charset=UTF-8";
    private boolean waiting;
    private boolean ended;
    private @Nullable AsyncListener listener;

    /** @param body all of it */
    Poll(HttpServerRequest request, Buffer body, Context loop) {
        this.method = request.method().name();
        this.query = request.query() == null ? "" : request.query();
        request.headers().forEach(header -> headers.put(header.getKey(), header.getValue()));
        this.body = body.getBytes();
        this.loop = loop;
    }

    /** What is to be answered, once there is something. */
    Future<PollAnswer> answer() {
        return answer.future();
    }

    HttpServletRequest request() {
        return shape(HttpServletRequest.class, (proxy, called, arguments) -> switch (called.getName()) {
            case "getMethod" -> method;
            case "getQueryString" -> query;
            case "getAttribute" -> attributes.get(arguments[0]);
            case "setAttribute" -> attributes.put(arguments[0], arguments[1]);
            case "getHeaderNames" -> Collections.enumeration(headers.keySet());
            case "getHeaders" -> Collections.enumeration(Collections.singleton(headers.get(arguments[0])));
            case "getHeader" -> headers.get(arguments[0]);
            case "getContentLength" -> body.length;
            case "getInputStream" -> new Input(body);
            case "isAsyncSupported" -> true;
            case "isAsyncStarted" -> waiting;
            case "startAsync", "getAsyncContext" -> waits();
            default -> throw new UnsupportedOperationException(called.getName());
        });
    }

    HttpServletResponse response() {
        return shape(HttpServletResponse.class, (proxy, called, arguments) -> {
            switch (called.getName()) {
                case "setStatus" -> status = (Integer) arguments[0];
                case "setContentType" -> contentType = (String) arguments[0];
                case "setContentLength", "setCharacterEncoding", "addHeader", "setHeader" -> {}
                case "getWriter" -> {
                    return writer;
                }
                case "getOutputStream" -> {
                    return new Output(written);
                }
                default -> throw new UnsupportedOperationException(called.getName());
            }
            return null;
        });
    }

    private AsyncContext waits() {
        waiting = true;
        return shape(AsyncContext.class, (proxy, called, arguments) -> {
            switch (called.getName()) {
                case "addListener" -> listener = (AsyncListener) arguments[0];
                case "complete" -> end();
                case "setTimeout" -> {}
                default -> throw new UnsupportedOperationException(called.getName());
            }
            return null;
        });
    }

    /** The request was handled; if it does not wait for something, this is the end. */
    void handled() {
        if (!waiting) {
            end();
        }
    }

    /** Nobody waits for the answer any more. */
    void abandon() throws IOException {
        if (!ended && listener != null) {
            ended = true;
            listener.onError(new AsyncEvent(null));
        }
    }

    /** Answers with {@code told}, unless there was an answer. */
    void end(PollAnswer told) {
        if (!ended) {
            ended = true;
            loop.runOnContext(here -> answer.tryComplete(told));
        }
    }

    private void end() {
        writer.flush();
        end(new PollAnswer(status, contentType, Buffer.buffer(written.toByteArray())));
    }

    private static <T> T shape(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** A body that is there already. */
    private static final class Input extends ServletInputStream {

        private final ByteArrayInputStream bytes;

        Input(byte[] body) {
            this.bytes = new ByteArrayInputStream(body);
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] into, int from, int length) {
            return bytes.read(into, from, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException();
        }
    }

    /** Keeps what is written. */
    private static final class Output extends ServletOutputStream {

        private final ByteArrayOutputStream bytes;

        Output(ByteArrayOutputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public void write(int octet) {
            bytes.write(octet);
        }

        @Override
        public void write(byte[] octets, int from, int length) {
            bytes.write(octets, from, length);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}
