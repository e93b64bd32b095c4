package io.turbozap.siege;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;

/** An attack by many connections that are held for as long as the server lets them, and opened anew after that. */
abstract class Crowd implements Attack {

    private static final int AT_ONCE = 4;

    final Target target;
    private final Queue<Peer> held = new ArrayDeque<>();

    Crowd(Target target) {
        this.target = target;
    }

    /** What each connection does first. */
    abstract void begin(Peer peer) throws IOException;

    /** What it does later, now and then. Fails once the server does not want it any more. */
    abstract void goOn(Peer peer) throws IOException;

    @Override
    public final void strike() throws IOException {
        for (int i = 0; i < AT_ONCE && held.size() < target.most(); i++) {
            Peer peer = target.open();
            held.add(peer);
            begin(peer);
        }
        for (int i = Math.min(AT_ONCE, held.size()); i > 0; i--) {
            Peer peer = held.remove();
            try {
                goOn(peer);
                held.add(peer);
            } catch (IOException e) {
                peer.close();
            }
        }
    }

    /** Fails if the server has closed it. */
    static void requireOpen(Peer peer) throws IOException {
        if (peer.read(1) < 0) {
            throw new IOException("closed");
        }
    }

    @Override
    public final void close() {
        held.forEach(Peer::close);
        held.clear();
    }
}
