package io.turbozap.http.guard;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Large writes of one connection, on their way to the socket in pieces, each when the one before has gone: the
 * transport copies what it is given, whether or not the client reads.
 */
@SuppressWarnings("FutureReturnValueIgnored") // who writes or closes holds the promise, or the connection is at its end
final class PacedOutput {

    /** What is written at once, in bytes. */
    static final int PIECE = 32 * 1024;

    private record Write(ByteBuf bytes, ChannelPromise written) {}

    private final ChannelHandlerContext ctx;
    private final UnreadResponses unread;
    private final Deque<Write> waiting = new ArrayDeque<>(2);
    private boolean pumping;
    private long passed;

    PacedOutput(ChannelHandlerContext ctx, UnreadResponses unread) {
        this.ctx = ctx;
        this.unread = unread;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Writes {@code bytes} behind everything else; false, with nothing written, if there is no memory to keep them. */
    boolean write(ByteBuf bytes, ChannelPromise written) {
        if (waiting.isEmpty() && bytes.readableBytes() <= PIECE) {
            pass(bytes, written);
            return true;
        }
        if (!unread.add(bytes)) {
            return false;
        }
        waiting.add(new Write(bytes, written));
        pump();
        return true;
    }

    /** Writes as much as the socket takes, without flushing the last of it. */
    void pump() {
        if (pumping) {
            return;
        }
        pumping = true;
        Write first = waiting.peek();
        while (first != null && ctx.channel().isWritable()) {
            if (first.bytes.readableBytes() > PIECE) {
                pass(first.bytes.readRetainedSlice(PIECE), ctx.newPromise());
                ctx.flush();
            } else {
                waiting.remove();
                unread.remove(first.bytes);
                pass(first.bytes, first.written);
            }
            first = waiting.peek();
        }
        pumping = false;
    }

    private void pass(ByteBuf bytes, ChannelPromise written) {
        passed += bytes.readableBytes();
        ctx.write(bytes, written);
    }

    /** Bytes that the transport was given. */
    long passed() {
        return passed;
    }

    static void fail(ChannelPromise promise) {
        if (!promise.isVoid()) {
            promise.tryFailure(new ClosedChannelException());
        }
    }

    /** Throws away what waits. */
    void clear() {
        Write next = waiting.poll();
        while (next != null) {
            unread.remove(next.bytes);
            next.bytes.release();
            fail(next.written);
            next = waiting.poll();
        }
    }
}
