package io.turbozap.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code serve}: the server, until it is told to stop. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Runs the server. Settings come from the environment, .env and config/turbozap.yaml.")
final class Serve implements Callable<Integer> {

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Override
    public Integer call() throws InterruptedException {
        try (Lifetime lifetime = Lifetime.begin()) {
            Server server = new Server(config.load());
            lifetime.add(server::stop);
            Lifetime.await(server.start());
            lifetime.untilTerminated();
        }
        return 0;
    }
}
