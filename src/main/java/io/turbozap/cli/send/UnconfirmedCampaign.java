package io.turbozap.cli.send;

/** A campaign that waits to be confirmed: unless it is, it is deleted, also by Ctrl-C. Needs {@link #close}. */
final class UnconfirmedCampaign implements AutoCloseable {

    private final ServerClient server;
    private final Terminal terminal;
    private final String path;
    private final Thread hook = new Thread(this::delete, "unconfirmed");
    private boolean confirmed;

    private UnconfirmedCampaign(ServerClient server, Terminal terminal, String path) {
        this.server = server;
        this.terminal = terminal;
        this.path = path;
    }

    /**
     * The campaign at {@code path}, deleted from now on unless it is confirmed.
     *
     * @param path of the campaign
     */
    static UnconfirmedCampaign of(ServerClient server, Terminal terminal, String path) {
        UnconfirmedCampaign campaign = new UnconfirmedCampaign(server, terminal, path);
        Runtime.getRuntime().addShutdownHook(campaign.hook);
        return campaign;
    }

    /** From here on it stays. */
    void confirm() {
        confirmed = true;
    }

    private void delete() {
        try {
            server.delete(path);
        } catch (ServerRefusal | UnreachableException failed) {
            terminal.complain("The campaign at " + path + " is left there, unsent: " + failed.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            return; // the hook is at it
        }
        if (!confirmed) {
            delete();
        }
    }
}
