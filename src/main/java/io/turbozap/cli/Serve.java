package io.turbozap.cli;

import io.turbozap.config.Config;
import io.turbozap.http.page.AssetSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code serve}: the server, until a signal ends it. */
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
            Config settings = config.load();
            refuseSourcesBeyondLoopback(settings);
            Server server = new Server(settings);
            shutdownHook.add(server::stop);
            ShutdownHook.await(server.start());
            shutdownHook.untilTerminated();
        }
        return 0;
    }

    private static void refuseSourcesBeyondLoopback(Config settings) {
        if (System.getProperty(AssetSource.FOLDER) != null && settings.server().beyondLoopback()) {
            throw CannotStartException.developing(AssetSource.FOLDER);
        }
    }
}
