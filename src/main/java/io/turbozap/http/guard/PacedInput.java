package io.turbozap.http.guard;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import org.jspecify.annotations.Nullable;

/**
 * Bytes of one connection on their way to HTTP, in pieces and one request at a time: the next when the answer to the
 * one before has gone. Bounds what is kept of a head.
 */
final class PacedInput {

    /** What each byte of a head takes once it is read: many short headers are objects each. */
    private static final int HEAD_EXPANSION = 8;
    /** What is read at once where requests may begin: more of them than fit into this are not even looked at. */
    private static final int HEAD_PIECE = 1024;
    /** The same within a body whose end is not known. */
    private static final int CHUNK_PIECE = 8 * 1024;

    /** Lines of a head behind its first piece. */
    private static final int MAX_FIELDS = 128;

    private static final int MAX_HELD = 256 * 1024;

    private final ConnectionGuard guard;
    private final ChannelHandlerContext ctx;
    private final Exchanges exchanges;
    private final Progress progress;
    private final MemoryAccount.Claim memory;

    private @Nullable ByteBuf held;
    private boolean feeding;
    private boolean stopped;
    private int headBytes;
    private int fields;

    PacedInput(
            ConnectionGuard guard,
            ChannelHandlerContext ctx,
            Exchanges exchanges,
            Progress progress,
            MemoryAccount.Claim memory) {
        this.guard = guard;
        this.ctx = ctx;
        this.exchanges = exchanges;
        this.progress = progress;
        this.memory = memory;
    }

    /** Takes what came from the socket. */
    void take(ByteBuf bytes) {
        if (held == null) {
            held = bytes;
        } else {
            ByteBuf both = ctx.alloc().buffer(held.readableBytes() + bytes.readableBytes());
            both.writeBytes(held).writeBytes(bytes);
            held.release();
            bytes.release();
            held = both;
        }
        feed();
    }

    private void feed() {
        if (feeding || guard.isEnding()) {
            return;
        }
        feeding = true;
        try {
            while (held != null && !guard.isEnding() && mayGoOn()) {
                pass(next(held));
            }
        } finally {
            feeding = false;
        }
        if (!guard.isEnding()) {
            read(/* on= */ held == null);
            countHead();
        }
    }

    /** Whether what comes next may be looked at: the next request waits until the answer before it has gone. */
    private boolean mayGoOn() {
        return exchanges.isUpgraded() || exchanges.isInBody() || (exchanges.isIdle() && guard.hasWrittenAll());
    }

    private ByteBuf next(ByteBuf bytes) {
        int piece = piece();
        if (bytes.readableBytes() <= piece) {
            held = null;
            return bytes;
        }
        return bytes.readRetainedSlice(piece);
    }

    private int piece() {
        if (exchanges.isUpgraded()) {
            return Integer.MAX_VALUE;
        }
        if (!exchanges.isInBody()) {
            return HEAD_PIECE;
        }
        long left = exchanges.bodyLeft();
        return left < 0 ? CHUNK_PIECE : (int) Math.max(HEAD_PIECE, Math.min(left, Integer.MAX_VALUE));
    }

    private void pass(ByteBuf bytes) {
        int length = bytes.readableBytes();
        boolean wasInBody = exchanges.isInBody();
        if (wasInBody) {
            progress.add(length);
        } else if (isInHead()) {
            fields += lines(bytes);
        }
        long before = exchanges.parts();
        ctx.fireChannelRead(bytes);
        if (exchanges.parts() != before || wasInBody || exchanges.isUpgraded()) {
            headBytes = 0;
            fields = 0;
        } else {
            if (!isInHead()) {
                progress.restart();
            }
            headBytes += length;
        }
    }

    private static int lines(ByteBuf bytes) {
        int count = 0;
        int at = bytes.indexOf(bytes.readerIndex(), bytes.writerIndex(), (byte) '\n');
        while (at >= 0) {
            count++;
            at = bytes.indexOf(at + 1, bytes.writerIndex(), (byte) '\n');
        }
        return count;
    }

    private void countHead() {
        if (fields > MAX_FIELDS) {
            guard.end(RawResponse.TOO_MANY_FIELDS);
        } else if (!memory.resize((long) headBytes * HEAD_EXPANSION)) {
            guard.end(RawResponse.NO_MEMORY);
        }
    }

    /** Stops to read from the socket while something is held, for the transport would go on. */
    private void read(boolean on) {
        if (!on && held != null && held.readableBytes() > MAX_HELD) {
            guard.close();
        } else if (!on) {
            stopped = true;
            ctx.channel().config().setAutoRead(false);
        } else if (stopped) {
            stopped = false;
            ctx.channel().config().setAutoRead(true);
        }
    }

    /** A request has begun: reads on, before anything behind this may stop to read by itself. */
    void requestBegan() {
        if (stopped) {
            read(/* on= */ true);
        }
    }

    /** Goes on once there is room. Not within the write that made it: what wrote is not yet ready for a request. */
    void feedLater() {
        if (held != null && !feeding) {
            ctx.executor().execute(() -> {
                if (held != null && !guard.isEnding()) {
                    feed();
                    ctx.fireChannelReadComplete();
                }
            });
        }
    }

    /** Whether a head has begun and not ended. */
    boolean isInHead() {
        return headBytes > 0;
    }

    /** Throws away what is held. */
    void clear() {
        if (held != null) {
            held.release();
            held = null;
        }
        memory.release();
    }
}
