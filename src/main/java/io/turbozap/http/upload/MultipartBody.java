package io.turbozap.http.upload;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.multipart.Attribute;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.HttpPostMultipartRequestDecoder;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder;
import io.netty.handler.codec.http.multipart.MemoryFileUpload;
import io.turbozap.http.web.ApiException;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decoder of a {@code multipart/form-data} body as it arrives: files are handed on in pieces, the other fields are kept.
 * Whatever is wrong with the body fails the call that showed it, with an {@link ApiException}. Netty's decoder throws
 * exceptions of any type at headers that it does not expect, and what {@code HttpServerRequest.setExpectMultipart} does
 * not know of them gets lost in the event loop, and its request with them. For one thread.
 */
public final class MultipartBody implements AutoCloseable {

    /** The decoder forgets what it has of a field when it fails: that is left to the garbage collector. */
    private static final UnpooledByteBufAllocator HEAP = new UnpooledByteBufAllocator(/* preferDirect= */ false);

    private static final int MOST_FIELDS = 32;
    private static final int MOST_BYTES_OF_A_HEADER = 1_024;
    /** Line break, two dashes, at most 70 characters and two dashes (RFC 2046, 5.1.1). */
    private static final int LONGEST_DELIMITER = 76;

    /**
     * File among the parts of a form.
     *
     * @param name of the field
     * @param filename empty if the form names none
     * @param charset that its type names, or UTF-8
     */
    public record Part(String name, String filename, Charset charset) {}

    private final HttpPostMultipartRequestDecoder decoder;
    /** Last bytes, which the decoder takes for content if they are cut within a delimiter. */
    private Buffer held = Buffer.buffer();

    private boolean inFile;

    /**
     * Decoder of one body.
     *
     * @param type its Content-Type
     * @param mostBytesOfAField what a field that is no file may have
     * @param files takes each file as it begins, and gives what takes its bytes, or null where they are not wanted
     * @throws ApiException if the type names no boundary
     */
    public MultipartBody(String type, int mostBytesOfAField, Function<Part, @Nullable Consumer<Buffer>> files) {
        HttpRequest request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/");
        request.headers().set(HttpHeaderNames.CONTENT_TYPE, type);
        try {
            if (!HttpPostRequestDecoder.isMultipart(request)) {
                throw malformed();
            }
            this.decoder = new HttpPostMultipartRequestDecoder(
                    new Parts(mostBytesOfAField, files),
                    request,
                    StandardCharsets.UTF_8,
                    MOST_FIELDS,
                    MOST_BYTES_OF_A_HEADER);
        } catch (RuntimeException noForm) {
            throw malformed();
        }
    }

    /**
     * Takes the next piece of the body.
     *
     * @throws ApiException if the body is malformed, or a field of it is too long
     */
    public void take(Buffer piece) {
        Buffer known = held.length() == 0 ? piece : held.copy().appendBuffer(piece);
        int whole = beforeDelimiter(known);
        held = known.getBuffer(whole, known.length());
        offer(known.getBuffer(0, whole));
    }

    /** Where the last line break is that the delimiter of the parts may begin with; else the end. */
    private static int beforeDelimiter(Buffer bytes) {
        for (int place = bytes.length() - 1; place >= Math.max(0, bytes.length() - LONGEST_DELIMITER); place--) {
            if (bytes.getByte(place) == '\r') {
                return place;
            }
        }
        return bytes.length();
    }

    private void offer(Buffer piece) {
        ByteBuf bytes = HEAP.heapBuffer(Math.max(1, piece.length())).writeBytes(piece.getBytes());
        try {
            decoder.offer(new DefaultHttpContent(bytes));
        } catch (HttpPostRequestDecoder.ErrorDataDecoderException failure) {
            throw failure.getCause() instanceof IOException ? fieldTooLong() : malformed();
        } catch (RuntimeException unexpected) {
            throw malformed();
        }
    }

    /**
     * Ends the body: its fields in their order, but for files.
     *
     * @throws ApiException if the body was cut off or is malformed
     */
    public MultiMap end() {
        MultiMap fields = MultiMap.caseInsensitiveMultiMap();
        offer(held);
        try {
            decoder.offer(LastHttpContent.EMPTY_LAST_CONTENT);
            while (decoder.hasNext()) {
                if (decoder.next() instanceof Attribute field) {
                    fields.add(field.getName(), field.getValue());
                }
            }
        } catch (HttpPostRequestDecoder.EndOfDataDecoderException end) {
            // that is how the decoder reports the last part
        } catch (IOException | RuntimeException malformed) {
            throw malformed();
        }
        if (inFile) {
            throw malformed();
        }
        return fields;
    }

    /** Gives the memory of the fields back. */
    @Override
    public void close() {
        decoder.destroy();
    }

    private static ApiException malformed() {
        return new ApiException(400, "The multipart/form-data body is malformed or cut off");
    }

    private static ApiException fieldTooLong() {
        return new ApiException(413, "A field of the form is too long");
    }

    /** Factory of the parts: fields in memory, files that keep nothing. */
    private final class Parts extends DefaultHttpDataFactory {

        private final Function<Part, @Nullable Consumer<Buffer>> files;

        Parts(int mostBytesOfAField, Function<Part, @Nullable Consumer<Buffer>> files) {
            super(/* useDisk= */ false);
            setMaxLimit(mostBytesOfAField);
            this.files = files;
        }

        @Override
        public io.netty.handler.codec.http.multipart.FileUpload createFileUpload(
                HttpRequest request,
                String name,
                String filename,
                String type,
                String encoding,
                Charset charset,
                long size) {
            inFile = true;
            return new PassedFile(
                    name, filename, type, encoding, charset, files.apply(new Part(name, filename, charset)));
        }
    }

    /** File whose bytes are passed on as they come. */
    private final class PassedFile extends MemoryFileUpload {

        private final @Nullable Consumer<Buffer> sink;

        PassedFile(
                String name,
                String filename,
                String type,
                String encoding,
                Charset charset,
                @Nullable Consumer<Buffer> sink) {
            super(name, filename, type, encoding, charset, /* size= */ 0);
            this.sink = sink;
        }

        @Override
        public void addContent(ByteBuf content, boolean last) {
            try {
                if (sink != null && content.isReadable()) {
                    byte[] bytes = new byte[content.readableBytes()];
                    content.readBytes(bytes);
                    sink.accept(Buffer.buffer(bytes));
                }
            } finally {
                content.release();
            }
            if (last) {
                inFile = false;
                setCompleted();
            }
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }
}
