package io.turbozap.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where an SQLite database lies, and where there can be no room left for it. */
interface Room extends AutoCloseable {

    /** The database's URL. */
    String database();

    /** Leaves no room to the database of this server. */
    void fill(ServerProcess server) throws IOException, InterruptedException;

    /** Gives the room back. */
    void free() throws IOException, InterruptedException;

    @Override
    void close() throws IOException;

    /** How room is taken away. */
    enum Kind {
        /** A small file system that is full; only the superuser can mount one. */
        SMALL_DISK {
            @Override
            Room in(Path directory) throws IOException, InterruptedException {
                return new SmallDisk(directory);
            }
        },
        /** A limit to the size of the server's files, which anybody can set. */
        SIZE_LIMIT {
            @Override
            Room in(Path directory) {
                return new SizeLimit(directory);
            }
        };

        abstract Room in(Path directory) throws IOException, InterruptedException;
    }

    /** Those that this machine allows. */
    static List<Kind> possible() {
        List<Kind> kinds = new ArrayList<>();
        if (SmallDisk.isAllowed()) {
            kinds.add(Kind.SMALL_DISK);
        }
        kinds.add(Kind.SIZE_LIMIT);
        return kinds;
    }
}
