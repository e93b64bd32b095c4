package io.turbozap.cli;

import io.turbozap.config.Config;
import io.turbozap.config.ConfigException;
import io.turbozap.config.LogSetup;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option of those commands that need the configuration. */
final class ConfigOption {

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "The configuration file (default: config/turbozap.yaml, if there is one).")
    private @Nullable Path file;

    /**
     * The configuration, by which the log is set up from here on.
     *
     * @throws ConfigException if a value is wrong
     */
    Config load() {
        Config config = Config.load(file, System.getenv(), Path.of(""));
        LogSetup.apply(config.logging());
        return config;
    }
}
