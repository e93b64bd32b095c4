package io.turbozap.cli;

import io.turbozap.config.Config;
import io.turbozap.config.LogSetup;
import io.turbozap.store.Backups;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code restore}: a backup in the place of the store. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = "Puts a backup in the place of the store, and keeps what was there. Stop the server first.")
final class Restore implements Callable<Integer> {

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "The configuration file (default: config/turbozap.yaml, if there is one).")
    private @Nullable Path config;

    @Parameters(paramLabel = "FILE", description = "What backup wrote.")
    private Path file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Config settings = Config.load(config, System.getenv(), Path.of(""));
        LogSetup.apply(settings.logging());
        Path former =
                Backups.restore(settings.store().url(), file, Clock.systemUTC().instant());
        String kept = former == null ? "There was none before." : "The former store is in " + former + ".";
        spec.commandLine().getOut().println("The store is that of " + file + ". " + kept);
        spec.commandLine().getOut().flush();
        return 0;
    }
}
