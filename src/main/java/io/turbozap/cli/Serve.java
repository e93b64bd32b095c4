package io.turbozap.cli;

import io.turbozap.config.Config;
import io.turbozap.config.LogSetup;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code serve}: the server, until it is told to stop. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Runs the server. Settings come from the environment, .env and config/turbozap.yaml.")
final class Serve implements Callable<Integer> {

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "The configuration file (default: config/turbozap.yaml, if there is one).")
    private @Nullable Path file;

    @Override
    public Integer call() throws InterruptedException {
        Config config = Config.load(file, System.getenv(), Path.of(""));
        LogSetup.apply(config.logging());
        Server server = Lifetime.await(Server.start(config));
        Lifetime.untilTerminated(List.of(server::stop));
        return 0;
    }
}
