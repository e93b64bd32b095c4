package io.turbozap.cli;

import io.turbozap.config.Config;
import io.turbozap.config.LogSetup;
import io.turbozap.store.Backups;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code backup}: the store as it is at one moment, in one file. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = "Writes the store into one file, while the server runs.")
final class Backup implements Callable<Integer> {

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "The configuration file (default: config/turbozap.yaml, if there is one).")
    private @Nullable Path config;

    @Parameters(paramLabel = "FILE", description = "Where to write it; nothing may be there yet.")
    private Path file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Config settings = Config.load(config, System.getenv(), Path.of(""));
        LogSetup.apply(settings.logging());
        Backups.backup(settings.store().url(), file);
        spec.commandLine().getOut().println("The store is in " + file + ". turbozap restore brings it back.");
        spec.commandLine().getOut().flush();
        return 0;
    }
}
