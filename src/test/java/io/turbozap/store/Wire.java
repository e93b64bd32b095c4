package io.turbozap.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The network between the store and a PostgreSQL server, with its faults. */
final class Wire {

    private final Vertx vertx;
    private final String host;
    private final int port;
    private final NetClient client;
    private final Set<NetSocket> frozen = ConcurrentHashMap.newKeySet();
    private final Set<NetSocket> open = ConcurrentHashMap.newKeySet();

    private volatile String cutAt = "";
    private volatile boolean refusing;

    Wire(Vertx vertx, String host, int port) {
        this.vertx = vertx;
        this.host = host;
        this.port = port;
        this.client = vertx.createNetClient();
    }

    /** Its own port, once it is there. */
    Future<Integer> lay() {
        NetServer server = vertx.createNetServer().connectHandler(this::connect);
        return server.listen(0, "127.0.0.1").map(NetServer::actualPort);
    }

    /** From here on nothing passes on the connections that there are, and nobody is told. */
    void freeze() {
        frozen.addAll(open);
    }

    /** The server gets this text, and its answer to it gets lost with the connection. */
    void loseAnswerTo(String text) {
        cutAt = text;
    }

    /** Whether whoever comes is sent away. */
    void refuseConnections(boolean refuse) {
        refusing = refuse;
    }

    private void connect(NetSocket store) {
        if (refusing) {
            store.close();
            return;
        }
        store.pause();
        open.add(store);
        store.closeHandler(closed -> open.remove(store));
        client.connect(port, host)
                .onSuccess(server -> {
                    store.handler(data -> pass(store, server, data));
                    server.handler(data -> {
                        if (!frozen.contains(store)) {
                            store.write(data);
                        }
                    });
                    // a frozen store's end is not heard of by the server, as if a cable had been cut
                    store.closeHandler(closed -> {
                        open.remove(store);
                        if (!frozen.contains(store)) {
                            server.close();
                        }
                    });
                    server.closeHandler(closed -> {
                        if (!frozen.contains(store)) {
                            store.close();
                        }
                    });
                    store.resume();
                })
                .onFailure(refused -> store.close());
    }

    private void pass(NetSocket store, NetSocket server, Buffer data) {
        if (frozen.contains(store)) {
            return;
        }
        if (!cutAt.isEmpty() && data.toString(StandardCharsets.ISO_8859_1).contains(cutAt)) {
            cutAt = "";
            server.handler(answer -> store.close()); // the server has done it
            server.write(data);
            return;
        }
        server.write(data);
    }
}
