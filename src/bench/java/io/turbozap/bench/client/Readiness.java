package io.turbozap.bench.client;

import io.turbozap.bench.process.Child;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Waits until a process serves HTTP. */
public final class Readiness {

    private static final long LIMIT = TimeUnit.SECONDS.toNanos(60);
    private static final int TIMEOUT_MILLIS = 5_000;
    private static final long PAUSE_MILLIS = 2;

    private Readiness() {}

    /**
     * Returns once {@code path} is answered with 200.
     *
     * @throws IOException if {@code child} ends, or a minute passes
     */
    public static void await(Child child, int port, String path) throws IOException, InterruptedException {
        long start = System.nanoTime();
        while (!answers(port, path)) {
            if (!child.isAlive()) {
                throw new IOException("it ended at its start: " + child.lastLine());
            }
            if (System.nanoTime() - start > LIMIT) {
                throw new IOException("no answer within a minute: " + child.lastLine());
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private static boolean answers(int port, String path) {
        try (Http http = new Http(port, TIMEOUT_MILLIS)) {
            return http.get(path).status() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
