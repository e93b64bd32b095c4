package io.turbozap.bench.lab;

import io.turbozap.bench.process.Child;
import io.turbozap.bench.process.Ports;
import io.turbozap.bench.process.Programs;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL server of its own as its defaults have it, with fsync, from the programs of this machine. */
public final class Postgres {

    private static final String USER = "postgres";
    private static final Path OF_DEBIAN = Path.of("/usr/lib/postgresql");
    private static final Duration INIT_LIMIT = Duration.ofMinutes(1);
    private static final long START_LIMIT = TimeUnit.SECONDS.toNanos(30);
    private static final long PAUSE_MILLIS = 50;

    private Postgres() {}

    /** Whether this machine has one that can be started by this user. */
    public static boolean isHere() {
        return programs() != null && (!isRoot() || Programs.find("setpriv") != null);
    }

    /** An empty database in a new server. */
    static Store start(Lab lab) throws IOException, InterruptedException {
        Path programs = programs();
        if (programs == null) {
            throw new IOException("no PostgreSQL");
        }
        Path folder = lab.newFolder("postgres");
        giveAway(folder);
        List<String> init = as(programs.resolve("initdb"), "-D", folder.toString(), "-U", USER, "-A", "trust");
        lab.run("initdb", init).await(INIT_LIMIT);
        int port = Ports.free();
        String listen = "listen_addresses=127.0.0.1";
        List<String> server = as(
                programs.resolve("postgres"),
                "-D",
                folder.toString(),
                "-p",
                Integer.toString(port),
                "-c",
                listen,
                "-c",
                "unix_socket_directories=",
                "-c",
                "fsync=on");
        Child child = lab.run("postgres", server);
        Store store = Store.postgres(USER, "127.0.0.1:" + port + "/postgres", child, folder);
        try {
            await(child, store);
            return store;
        } catch (IOException e) {
            store.close();
            throw e;
        }
    }

    private static void await(Child child, Store store) throws IOException, InterruptedException {
        long start = System.nanoTime();
        while (!answers(store)) {
            if (!child.isAlive() || System.nanoTime() - start > START_LIMIT) {
                throw new IOException("PostgreSQL does not start: " + child.lastLine());
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private static boolean answers(Store store) {
        try {
            return store.number("SELECT 1") == 1;
        } catch (IOException e) {
            return false;
        }
    }

    /** It refuses to run as root, so there it is run as the user whom its package made. */
    private static List<String> as(Path program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("setpriv", "--reuid=" + USER, "--regid=" + USER, "--clear-groups"));
        }
        command.add(program.toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private static void giveAway(Path folder) throws IOException {
        if (isRoot()) {
            Files.setPosixFilePermissions(folder.getParent(), PosixFilePermissions.fromString("rwx--x--x"));
            Files.setOwner(
                    folder,
                    folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(USER));
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** The folder with its programs, the newest if there are several. */
    private static @Nullable Path programs() {
        List<Path> folders = new ArrayList<>();
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            folders.add(Path.of(folder));
        }
        if (Files.isDirectory(OF_DEBIAN)) {
            try (Stream<Path> versions = Files.list(OF_DEBIAN)) {
                versions.sorted().map(version -> version.resolve("bin")).forEach(folders::add);
            } catch (IOException e) {
                // those of the search path are left
            }
        }
        return folders.stream()
                .filter(folder -> Files.isExecutable(folder.resolve("initdb")))
                .filter(folder -> Files.isExecutable(folder.resolve("postgres")))
                .reduce((older, newer) -> newer)
                .orElse(null);
    }
}
