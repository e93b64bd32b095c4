package io.turbozap.cli.send;

import picocli.CommandLine.Option;

/** The server that a command drives, and its key. */
final class ServerOption {

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "http://localhost:${env:PORT:-3000}",
            description = "The server (default: ${DEFAULT-VALUE}).")
    private String url = "";

    @Option(
            names = "--api-key",
            paramLabel = "KEY",
            defaultValue = "${env:API_KEY:-}",
            showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER,
            arity = "0..1",
            interactive = true,
            description =
                    "The server's key (default: the variable API_KEY). Without KEY it is asked for, and others on this"
                            + " host do not see it among the arguments.")
    private String apiKey = "";

    /**
     * A client of that server.
     *
     * @throws IllegalArgumentException if the URL is none
     */
    ServerClient client() {
        return new ServerClient(url, apiKey.isEmpty() ? null : apiKey);
    }
}
