package io.turbozap.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random frames, on the socket of topics and on Socket.IO: the server says what is wrong or hangs up, and goes on to serve
 * others. {@code -Dfuzz.seed=} repeats a run, {@code -Dfuzz.frames=} makes it longer.
 */
@Tag("slow")
final class FrameFuzzTest {

    private static final int FRAMES_IN_A_SOCKET = 20;
    private static final long LEEWAY_BYTES = 20_000_000;
    private static final String SOCKET_IO = "/socket.io/?EIO=4&transport=websocket";
    private static final byte[] MARK = "mark".getBytes(UTF_8);

    private static final List<String> TOPICS = List.of(
            "overview",
            "session:default",
            "campaign:campaign_1703001234567_abc123def",
            "blast:x",
            "campaign:",
            ":",
            "");
    private static final List<String> PACKETS = List.of(
            "40",
            "40{\"token\":1}",
            "40/admin,",
            "41",
            "41/x,",
            "42[\"messageScheduled\",{}]",
            "421[\"a\"]",
            "42",
            "42[",
            "42{}",
            "42/x,99999999999999999999[1]",
            "43[]",
            "44{}",
            "451-[\"a\",{\"_placeholder\":true,\"num\":0}]",
            "459999999-[]",
            "46",
            "49",
            "2",
            "2probe",
            "3",
            "3probe",
            "5",
            "6",
            "1",
            "0",
            "0{\"sid\":\"x\"}",
            "b4AAAA",
            "4",
            "");

    private final long seed = Long.getLong("fuzz.seed", System.nanoTime() & 0xffffffL);
    private final int frames = Integer.getInteger("fuzz.frames", 2_000);
    private final RandomGenerator random = new Random(seed);

    @TempDir
    Path directory;

    @Test
    void every_frame_leaves_the_server_as_it_was() throws Exception {
        System.out.println("-Dfuzz.seed=" + seed + " -Dfuzz.frames=" + frames);
        try (FuzzServer server = new FuzzServer(directory, "sqlite:" + directory.resolve("fuzz.db"))) {
            fuzz(server, frames / 4, null);
            long before = server.liveBytes();
            try (Bystander bystander = new Bystander(server.port, "/?topics=session:default")) {
                fuzz(server, frames - frames / 4, bystander);
            }
            long after = server.liveBytes();
            System.out.println("heap " + before + " then " + after + " bytes");
            server.untilReady();
            assertTrue(server.isAlive());
            assertEquals(List.of(), server.errors(), () -> "in the log, with -Dfuzz.seed=" + seed);
            assertTrue(after - before < LEEWAY_BYTES, () -> "heap grew from " + before + " to " + after);
        }
    }

    /** @param bystander whose socket has to live on */
    private void fuzz(FuzzServer server, int count, @Nullable Bystander bystander) throws IOException {
        for (int sent = 0; sent < count; sent += FRAMES_IN_A_SOCKET) {
            boolean socketIo = random.nextBoolean();
            try (RawWebSocket socket = new RawWebSocket(server.port, socketIo ? SOCKET_IO : "/?topics=overview")) {
                for (int i = 0; i < FRAMES_IN_A_SOCKET; i++) {
                    socket.write(frame(socketIo));
                }
                socket.write(RawWebSocket.frame(RawWebSocket.PING, MARK));
                drain(socket, socketIo);
            } catch (SocketException hungUp) {
                // which is an answer to nonsense
            }
            if (bystander != null) {
                bystander.requirePong();
            }
        }
    }

    /** Reads up to the answer to the mark, or to the end. */
    private void drain(RawWebSocket socket, boolean socketIo) {
        for (RawWebSocket.Frame frame = socket.next(); !isOver(frame); frame = socket.next()) {
            if (frame.opcode() == RawWebSocket.TEXT && !socketIo) {
                JsonObject said = new JsonObject(frame.text());
                assertTrue(said.containsKey("event"), () -> said + " with -Dfuzz.seed=" + seed);
            }
        }
    }

    private static boolean isOver(RawWebSocket.@Nullable Frame frame) {
        return frame == null
                || frame.opcode() == RawWebSocket.CLOSE
                || (frame.opcode() == RawWebSocket.PONG && frame.text().equals("mark"));
    }

    /** Mostly one that the protocol of WebSockets allows, for others end the socket. */
    private byte[] frame(boolean socketIo) {
        byte[] text = (socketIo ? packet() : message()).getBytes(UTF_8);
        return switch (random.nextInt(60)) {
            case 0 -> RawWebSocket.frame(random.nextInt(256), 0x80, text.length, text);
            case 1 -> RawWebSocket.frame(0x81, 0, text.length, text);
            case 2 -> RawWebSocket.frame(0x81, 0x80, 1L << random.nextInt(63), text);
            case 3 -> RawWebSocket.frame(0x81, 0x80, -1, text);
            case 4 -> RawWebSocket.frame(RawWebSocket.TEXT, new byte[] {(byte) 0xff, (byte) 0xc0});
            case 5 -> RawWebSocket.frame(RawWebSocket.CLOSE, new byte[random.nextInt(4)]);
            case 6 -> RawWebSocket.frame(RawWebSocket.CLOSE, new byte[] {(byte) random.nextInt(256), 0});
            case 7 ->
                Buffer.buffer(RawWebSocket.frame(0x01, 0x80, text.length, text))
                        .appendBytes(RawWebSocket.frame(0x80, 0x80, text.length, text))
                        .getBytes();
            case 8, 9 -> RawWebSocket.frame(2, text);
            case 10, 11 -> RawWebSocket.frame(RawWebSocket.PONG, new byte[random.nextInt(125)]);
            default -> RawWebSocket.frame(RawWebSocket.TEXT, text);
        };
    }

    private String message() {
        String topic = random.nextInt(4) == 0 ? Corpus.text(random) : Corpus.pick(TOPICS, random);
        JsonObject message = new JsonObject().put(random.nextBoolean() ? "subscribe" : "unsubscribe", topic);
        if (random.nextInt(4) == 0) {
            message.getMap().put("lastSeq", new JsonText.Raw(Corpus.number(random)));
        }
        return switch (random.nextInt(5)) {
            case 0 -> JsonText.of(Corpus.value(random));
            case 1 -> JsonText.of(new Mutator(random).mutated(message));
            default -> JsonText.of(message);
        };
    }

    private String packet() {
        return switch (random.nextInt(4)) {
            case 0 -> Corpus.pick(PACKETS, random) + JsonText.of(Corpus.value(random));
            case 1 -> Corpus.text(random);
            default -> Corpus.pick(PACKETS, random);
        };
    }
}
