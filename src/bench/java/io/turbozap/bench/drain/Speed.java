package io.turbozap.bench.drain;

import io.turbozap.bench.lab.Scale;
import io.turbozap.bench.lab.Stub;
import io.turbozap.bench.process.Child;
import java.io.IOException;

/**
 * How fast sends reach a stub, and what they cost.
 *
 * @param perSecond requests a second
 * @param cpuMicros CPU time of the sender for each, in microseconds
 */
record Speed(double perSecond, double cpuMicros) {

    private static final long STEP_MILLIS = 100;
    private static final int FIRST_STEPS = 300;
    private static final double NEARLY_ALL = 0.95;

    /** Warms {@code sender} up, then measures it over the window of {@code scale}. */
    static Speed measure(Stub stub, Child sender, long queued, Scale scale) throws IOException, InterruptedException {
        warmUp(stub, sender, queued, scale);
        return over(stub, sender, queued, scale.windowMillis());
    }

    static void warmUp(Stub stub, Child sender, long queued, Scale scale) throws IOException, InterruptedException {
        awaitFirst(stub, sender);
        over(stub, sender, queued, scale.warmUpMillis());
    }

    private static void awaitFirst(Stub stub, Child sender) throws IOException, InterruptedException {
        for (int step = 0; stub.count() == 0; step++) {
            if (step == FIRST_STEPS || !sender.isAlive()) {
                throw new IOException("nothing was sent: " + sender.lastLine());
            }
            Thread.sleep(STEP_MILLIS);
        }
    }

    /** Measures for {@code millis}, or until nearly all of the {@code queued} requests are sent. */
    static Speed over(Stub stub, Child sender, long queued, long millis) throws IOException, InterruptedException {
        long first = stub.count();
        double cpu = sender.cpuMicros();
        long start = System.nanoTime();
        long count = first;
        long now = start;
        while (now - start < millis * 1_000_000 && count < queued * NEARLY_ALL) {
            Thread.sleep(STEP_MILLIS);
            count = stub.count();
            now = System.nanoTime();
        }
        if (!sender.isAlive()) {
            throw new IOException("the sender ended: " + sender.lastLine());
        }
        if (count == first) {
            throw new IOException("the queue was empty before it was measured");
        }
        return new Speed((count - first) * 1e9 / (now - start), (sender.cpuMicros() - cpu) / (count - first));
    }
}
