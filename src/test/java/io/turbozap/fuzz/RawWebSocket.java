package io.turbozap.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A WebSocket whose client writes frames as it likes. */
final class RawWebSocket implements Closeable {

    static final int TEXT = 1;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final int PATIENCE_MILLIS = 60_000;
    private static final byte[] NO_MASK = {0, 0, 0, 0};

    private final Socket socket;
    private final DataInputStream in;

    /** @param payload of a frame; what is not text in it is bytes in ISO-8859-1 */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Frame(int opcode, byte[] payload) {
        String text() {
            return new String(payload, UTF_8);
        }
    }

    RawWebSocket(int port, String target) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new DataInputStream(socket.getInputStream());
        write(("GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nUpgrade: websocket\r\n"
                        + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                .getBytes(ISO_8859_1));
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        if (!head.toString().startsWith("HTTP/1.1 101")) {
            socket.close();
            throw new IOException("not upgraded: " + head);
        }
    }

    void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** A whole frame as a client has to send it. */
    static byte[] frame(int opcode, byte[] payload) {
        return frame(FINAL | opcode, MASKED, payload.length, payload);
    }

    /**
     * A frame of any kind.
     *
     * @param first its first byte: flags and opcode
     * @param mask {@code 0x80} for a frame of a client, 0 for one that is not masked
     * @param length as it is announced
     */
    static byte[] frame(int first, int mask, long length, byte[] payload) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(first);
        if (length < 126) {
            frame.write(mask | (int) length);
        } else if (length < 65_536) {
            frame.write(mask | 126);
            frame.writeBytes(ByteBuffer.allocate(2).putShort((short) length).array());
        } else {
            frame.write(mask | 127);
            frame.writeBytes(ByteBuffer.allocate(8).putLong(length).array());
        }
        if (mask != 0) {
            frame.writeBytes(NO_MASK);
        }
        frame.writeBytes(payload);
        return frame.toByteArray();
    }

    /** The next frame of the server, or null if there is none any more. */
    @Nullable
    Frame next() {
        try {
            int opcode = in.readUnsignedByte() & 0x0f;
            long length = in.readUnsignedByte();
            length = length == 126 ? in.readUnsignedShort() : length == 127 ? in.readLong() : length;
            byte[] payload = new byte[Math.toIntExact(length)];
            in.readFully(payload);
            return new Frame(opcode, payload);
        } catch (java.net.SocketTimeoutException silent) {
            throw new AssertionError("no frame in " + PATIENCE_MILLIS + " ms", silent);
        } catch (IOException closed) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
