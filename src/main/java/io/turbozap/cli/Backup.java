package io.turbozap.cli;

import io.turbozap.store.opening.Backups;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code backup}: the store as it is at one moment, in one file. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = "Writes the store into one file, while the server runs.")
final class Backup implements Callable<Integer> {

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Parameters(paramLabel = "FILE", description = "Where to write it; nothing may be there yet.")
    private Path file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Backups.backup(config.load().store().url(), file);
        spec.commandLine().getOut().println("The store is in " + file + ". turbozap restore brings it back.");
        spec.commandLine().getOut().flush();
        return 0;
    }
}
