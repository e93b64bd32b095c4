package io.turbozap.bench.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Ends a helper process when the bench that started it is gone, however it went. */
public final class Lifeline {

    private Lifeline() {}

    /** Halts this process when {@code System.in}, the pipe from the bench, closes. */
    public static void hold() {
        Thread thread = new Thread(() -> waitForEnd(System.in), "lifeline");
        thread.setDaemon(true);
        thread.start();
    }

    private static void waitForEnd(InputStream pipe) {
        try {
            pipe.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // a broken pipe is an end too
        }
        Runtime.getRuntime().halt(0);
    }
}
