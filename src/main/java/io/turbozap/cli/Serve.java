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
        try (ShutdownHook shutdownHook = ShutdownHook.begin()) {
            Server server = new Server(config.load());
            shutdownHook.add(server::stop);
            ShutdownHook.await(server.start());
            shutdownHook.untilTerminated();
        }
        return 0;
    }
}
