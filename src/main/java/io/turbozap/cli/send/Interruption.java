package io.turbozap.cli.send;

/**
 * Ctrl-C while a campaign goes out: asks whether it is to go on without this command or to stop. Without a person to
 * ask it goes on, for that is what was ordered. Needs {@link #close} when the campaign is over.
 */
final class Interruption implements AutoCloseable {

    static final int INTERRUPTED = 130;

    private final ServerClient server;
    private final Terminal terminal;
    private final String campaign;
    private final Thread hook = new Thread(this::end, "interruption");

    private volatile boolean asking;

    private Interruption(ServerClient server, Terminal terminal, String campaign) {
        this.server = server;
        this.terminal = terminal;
        this.campaign = campaign;
    }

    static Interruption watch(ServerClient server, Terminal terminal, String campaign) {
        Interruption watch = new Interruption(server, terminal, campaign);
        Runtime.getRuntime().addShutdownHook(watch.hook);
        return watch;
    }

    private void end() {
        try {
            ask();
        } finally {
            Runtime.getRuntime().halt(INTERRUPTED);
        }
    }

    /** Whether nothing else is to be drawn. */
    boolean isAsking() {
        return asking;
    }

    /** Asks, and follows the answer. */
    void ask() {
        asking = true;
        terminal.print("");
        String answer =
                terminal.isInteractive() ? terminal.ask("The campaign goes on at the server. Stop it? [y/N]") : null;
        try {
            if (answer != null && answer.startsWith("y")) {
                server.post("/api/campaigns/" + campaign + "/stop");
                terminal.print("Stopped. What is left is sent by: curl -X POST " + server.url() + "/api/campaigns/"
                        + campaign + "/execute");
            } else {
                terminal.print("It goes on. Follow it by: turbozap send --watch " + campaign);
            }
        } catch (RuntimeException failed) {
            terminal.complain(String.valueOf(failed.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            asking = true; // the hook ends the process, with its own exit code
        }
    }
}
