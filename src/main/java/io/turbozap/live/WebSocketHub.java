package io.turbozap.live;

import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import io.vertx.core.http.WebSocketFrameType;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Hub of the WebSocket clients of one event loop. Use it there only. */
public final class WebSocketHub {

    /** Interval of the pings, in milliseconds: a client that answers nothing for two of these is taken for dead. */
    public static final long HEARTBEAT_MILLIS = 20_000;

    /** How long a message of a client may be, in characters. */
    static final int MAX_MESSAGE = 4 * 1024;

    private static final short GOING_AWAY = 1001;

    private final Live live;
    private final BatchedFanOut batchedFanOut;
    private final Set<SocketClient> clients = new LinkedHashSet<>();
    private final Map<Topic, Set<SocketClient>> followers = new HashMap<>();

    /** Create it in the verticle that has the clients. */
    public WebSocketHub(Vertx vertx, Live live) {
        this(vertx, live, HEARTBEAT_MILLIS);
    }

    WebSocketHub(Vertx vertx, Live live, long heartbeat) {
        this.live = live;
        this.batchedFanOut = new BatchedFanOut(vertx);
        vertx.eventBus().<Frames>localConsumer(Frames.ADDRESS, news -> deliver(news.body()));
        beat(vertx, heartbeat);
    }

    private void beat(Vertx vertx, long heartbeat) {
        vertx.setTimer(heartbeat, due -> {
            batchedFanOut.each(List.copyOf(clients), SocketClient::beat);
            beat(vertx, heartbeat);
        });
    }

    /**
     * Serves a client that has entered, until it leaves.
     *
     * @param wanted what it follows from the start
     * @param admits whether it may follow a topic
     * @param cut ends its connection at once
     */
    public void serve(ServerWebSocket socket, Collection<Subscription> wanted, Predicate<Topic> admits, Runnable cut) {
        SocketClient client = new SocketClient(socket, admits, cut);
        clients.add(client);
        socket.closeHandler(closed -> end(client));
        socket.shutdownHandler(stopping -> client.close(GOING_AWAY, "the server stops"));
        socket.exceptionHandler(fault -> client.close(SocketClient.TOO_BIG, "too big"));
        socket.frameHandler(frame -> receive(client, frame));
        wanted.forEach(subscription -> subscribe(client, subscription));
    }

    private void end(SocketClient client) {
        if (clients.remove(client)) {
            client.topics().forEach(topic -> unsubscribe(client, topic));
            live.leave();
        }
    }

    private void receive(SocketClient client, WebSocketFrame frame) {
        if (frame.type() == WebSocketFrameType.PING || frame.type() == WebSocketFrameType.PONG || frame.isClose()) {
            return;
        }
        if (!client.admitsMessage()) {
            return;
        }
        if (!frame.isText()) {
            client.close(SocketClient.UNSUPPORTED, "only text is understood");
        } else if (!frame.isFinal() || frame.binaryData().length() > MAX_MESSAGE) {
            client.close(SocketClient.TOO_BIG, "a message is one frame of at most " + MAX_MESSAGE + " bytes");
        } else {
            handle(client, frame.textData());
        }
    }

    private void handle(SocketClient client, String text) {
        try {
            ClientMessage message = ClientMessage.parse(text);
            Topic topic = message.subscription().topic();
            if (!message.subscribes()) {
                unsubscribe(client, topic);
            } else if (client.follows(topic)) {
                throw new CannotFollowException(topic + " is followed already");
            } else if (!client.mayFollow(topic)) {
                throw new CannotFollowException(topic + " needs a permission that you do not have");
            } else {
                subscribe(client, message.subscription());
            }
        } catch (CannotFollowException refusal) {
            client.sendError(String.valueOf(refusal.getMessage()));
        }
    }

    private void subscribe(SocketClient client, Subscription wanted) {
        Topic topic = wanted.topic();
        if (!client.follow(topic)) {
            client.sendError("At most " + SocketClient.MAX_TOPICS + " topics can be followed");
            return;
        }
        live.follow(topic, wanted.lastSeq()).onComplete(began -> {
            if (began.failed()) {
                client.unfollow(topic);
                client.sendError(topic + ": " + reason(began.cause()));
            } else if (joins(client, topic)) {
                began.result().forEach(client::offer);
            } else {
                live.unfollow(topic);
            }
        });
    }

    /** Not if it left meanwhile, or is here already because it asked again meanwhile. */
    private boolean joins(SocketClient client, Topic topic) {
        return clients.contains(client)
                && client.follows(topic)
                && followers.computeIfAbsent(topic, first -> new HashSet<>()).add(client);
    }

    private static String reason(Throwable failure) {
        return failure instanceof CannotFollowException refusal
                ? String.valueOf(refusal.getMessage())
                : "The store is not available";
    }

    /** Follows that have not begun yet end when they do. */
    private void unsubscribe(SocketClient client, Topic topic) {
        client.unfollow(topic);
        Set<SocketClient> all = followers.get(topic);
        if (all != null && all.remove(client)) {
            live.unfollow(topic);
            if (all.isEmpty()) {
                followers.remove(topic);
            }
        }
    }

    private void deliver(Frames news) {
        for (Frame frame : news.frames()) {
            Set<SocketClient> all = followers.get(frame.topic());
            if (all != null) {
                batchedFanOut.each(List.copyOf(all), client -> client.offer(frame));
            }
        }
    }
}
