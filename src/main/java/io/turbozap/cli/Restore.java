package io.turbozap.cli;

import io.turbozap.store.opening.Backups;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code restore}: a backup in the place of the store. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = "Puts a backup in the place of the store, and keeps what was there. Stop the server first.")
final class Restore implements Callable<Integer> {

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Parameters(paramLabel = "FILE", description = "What backup wrote.")
    private Path file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Path former = Backups.restore(
                config.load().store().url(), file, Clock.systemUTC().instant());
        String kept = former == null ? "There was none before." : "The former store is in " + former + ".";
        spec.commandLine().getOut().println("The store is that of " + file + ". " + kept);
        spec.commandLine().getOut().flush();
        return 0;
    }
}
