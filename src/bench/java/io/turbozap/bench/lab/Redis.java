package io.turbozap.bench.lab;

import io.turbozap.bench.process.Child;
import io.turbozap.bench.process.Ports;
import io.turbozap.bench.process.Programs;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A Redis of its own that writes nothing to disk, which is as fast as it can be. */
public final class Redis implements AutoCloseable {

    private static final long LIMIT = TimeUnit.SECONDS.toNanos(20);
    private static final long PAUSE_MILLIS = 20;

    private final Child child;
    private final int port;

    private Redis(Child child, int port) {
        this.child = child;
        this.port = port;
    }

    /** The program, or null if this machine has none. */
    public static @Nullable String program() {
        return Programs.find("redis-server");
    }

    public static Redis start(Lab lab) throws IOException, InterruptedException {
        String program = program();
        if (program == null) {
            throw new IOException("no redis-server");
        }
        int port = Ports.free();
        List<String> command = List.of(
                program,
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--save",
                "",
                "--appendonly",
                "no",
                "--dir",
                lab.file("").toString());
        Redis redis = new Redis(lab.run("redis", command), port);
        try {
            redis.await();
            return redis;
        } catch (IOException e) {
            redis.close();
            throw e;
        }
    }

    public int port() {
        return port;
    }

    private void await() throws IOException, InterruptedException {
        long start = System.nanoTime();
        while (!listens()) {
            if (!child.isAlive() || System.nanoTime() - start > LIMIT) {
                throw new IOException("Redis does not start: " + child.lastLine());
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        child.close();
    }
}
