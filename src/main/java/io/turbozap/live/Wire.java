package io.turbozap.live;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.VoidChannelPromise;
import io.netty.handler.codec.http.websocketx.WebSocketFrameEncoder;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.impl.ConnectionBase;
import org.jspecify.annotations.Nullable;

/**
 * The way to one client. What goes to thousands of them is encoded already, and passes by the encoder of its connection
 * and by the objects that go with every message there: they cost more than the rest of a frame. Nobody is told what became
 * of it, for the newest state replaces it anyway. Used on the socket's event loop only.
 */
final class Wire {

    private final ServerWebSocket socket;
    private final @Nullable ChannelHandlerContext behindEncoder;
    private final @Nullable VoidChannelPromise nobody;

    Wire(ServerWebSocket socket, HttpConnection connection) {
        this.socket = socket;
        Channel channel = connection instanceof ConnectionBase base ? base.channel() : null;
        this.behindEncoder = channel == null ? null : channel.pipeline().context(WebSocketFrameEncoder.class);
        this.nobody = channel == null ? null : new VoidChannelPromise(channel, false);
    }

    /** Writes a frame. While anything waits before the connection, it waits behind that. */
    void write(WireFrame frame) {
        if (behindEncoder != null
                && nobody != null
                && frame.isOne()
                && behindEncoder.channel().isWritable()) {
            ChannelFuture unused = behindEncoder.writeAndFlush(frame.buffer(), nobody);
        } else {
            socket.writeTextMessage(frame.text());
        }
    }
}
