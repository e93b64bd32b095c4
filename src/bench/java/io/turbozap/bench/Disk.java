package io.turbozap.bench;

import io.turbozap.bench.figure.Sample;
import io.turbozap.bench.figure.Unit;
import io.turbozap.bench.lab.Lab;
import io.turbozap.bench.lab.Postgres;
import io.turbozap.bench.lab.Redis;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What a commit costs at least where the stores are. */
final class Disk {

    private static final int WRITES = 200;
    private static final int BYTES = 4_096;

    private Disk() {}

    /** The file system and the time of an fsync, for the reader of durable figures. */
    static String describe(Lab lab) throws IOException {
        Path file = lab.file("disk");
        String system = Files.getFileStore(file.getParent()).type();
        double[] millis = new double[WRITES];
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int i = 0; i < WRITES; i++) {
                long start = System.nanoTime();
                channel.write(ByteBuffer.allocate(BYTES));
                channel.force(false);
                millis[i] = (System.nanoTime() - start) / 1e6;
            }
        } finally {
            Files.deleteIfExists(file);
        }
        return "stores on " + system + ", where writing 4 KB and fsync take "
                + Unit.MILLIS.show(Sample.of(millis).median()) + (Postgres.isHere() ? "" : "; no PostgreSQL here")
                + (Redis.program() == null ? "; no redis-server here" : "");
    }
}
