package io.turbozap.http.guard;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.util.AttributeKey;
import io.netty.util.ReferenceCountUtil;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Guard of one connection, between its socket and HTTP. Lets in one request at a time, the next when the answer to the
 * one before has gone, and watches that heads, bodies and the reading of answers go on. Lives on the connection's event
 * loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // who writes or closes holds the promise, or the connection is at its end
final class ConnectionGuard extends ChannelDuplexHandler {

    static final AttributeKey<ConnectionGuard> KEY = AttributeKey.valueOf(ConnectionGuard.class.getName());

    /** What an open connection takes, in bytes: its channel and handlers. */
    static final int CONNECTION_BYTES = 8 * 1024;

    /** What each byte of a head takes once it is read: many short headers are objects each. */
    private static final int HEAD_EXPANSION = 8;
    /** What is read at once where requests may begin: more of them than fit into this are not even looked at. */
    private static final int HEAD_PIECE = 1024;
    /** The same within a body whose end is not known. */
    private static final int CHUNK_PIECE = 8 * 1024;

    /** Lines of a head behind its first piece. */
    private static final int MAX_FIELDS = 128;

    private static final int MAX_HELD = 256 * 1024;
    /** How many windows a client may read nothing of an answer. */
    private static final int UNREAD_WINDOWS = 3;
    /** How many times a client that is still writing is waited for. */
    private static final int MOST_LINGERS = 6;

    private final LoopGuard loop;
    private final MemoryAccount memory;
    private final MemoryAccount.Claim head;
    private final MemoryAccount.Claim answers;
    private final boolean admitted;
    private @Nullable PacedOutput output;
    private @Nullable ChannelHandlerContext ctx;

    private @Nullable ByteBuf held;
    private boolean feeding;
    private boolean stopped;
    private boolean ending;
    private boolean lingering;
    private int lingersLeft = MOST_LINGERS;
    private boolean upgraded;

    private int open;
    private boolean answering;
    private boolean inBody;
    private boolean invited;
    private long bodyLeft;
    private long messages;

    private long since;
    private int headBytes;
    private int fields;
    private long windowBytes;
    private long flushed;
    private long flushedAt;

    /**
     * Creates the guard of a new connection.
     *
     * @param admitted whether there was a place for this connection; else it is only answered that there is none
     */
    ConnectionGuard(LoopGuard loop, MemoryAccount memory, boolean admitted) {
        this.loop = loop;
        this.memory = memory;
        this.head = memory.claim(MemoryAccount.Use.HEADS);
        this.answers = memory.claim(MemoryAccount.Use.ANSWERS);
        this.admitted = admitted;
        this.lingering = !admitted;
        this.since = loop.now();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        ctx = added;
        output = new PacedOutput(added, loop.unread());
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext removed) {
        release();
    }

    @Override
    public void channelInactive(ChannelHandlerContext gone) {
        ending = true;
        release();
        loop.left(this);
        gone.fireChannelInactive();
    }

    private void release() {
        if (held != null) {
            held.release();
            held = null;
        }
        head.release();
        answers.release();
        output().clear();
    }

    MemoryAccount memory() {
        return memory;
    }

    boolean isAdmitted() {
        return admitted;
    }

    private ChannelHandlerContext ctx() {
        return Objects.requireNonNull(ctx);
    }

    private PacedOutput output() {
        return Objects.requireNonNull(output);
    }

    // What comes in

    @Override
    public void channelRead(ChannelHandlerContext from, Object message) {
        if (!(message instanceof ByteBuf bytes)) {
            from.fireChannelRead(message);
        } else if (ending) {
            windowBytes += bytes.readableBytes();
            bytes.release();
        } else if (!admitted) {
            bytes.release();
            end(RawResponse.CROWDED);
        } else {
            hold(bytes);
            feed();
        }
    }

    private void hold(ByteBuf bytes) {
        if (held == null) {
            held = bytes;
            return;
        }
        ByteBuf both = ctx().alloc().buffer(held.readableBytes() + bytes.readableBytes());
        both.writeBytes(held).writeBytes(bytes);
        held.release();
        bytes.release();
        held = both;
    }

    private void feed() {
        if (feeding || ending) {
            return;
        }
        feeding = true;
        try {
            while (held != null && !ending && mayGoOn()) {
                pass(next(held));
            }
        } finally {
            feeding = false;
        }
        if (!ending) {
            read(/* on= */ held == null);
            countHead();
        }
    }

    /** Whether what comes next may be looked at: the next request waits until the answer before it has gone. */
    private boolean mayGoOn() {
        return upgraded || inBody || (open == 0 && ctx().channel().isWritable() && output().isEmpty());
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
        if (upgraded) {
            return Integer.MAX_VALUE;
        }
        if (!inBody) {
            return HEAD_PIECE;
        }
        return bodyLeft < 0 ? CHUNK_PIECE : (int) Math.max(HEAD_PIECE, Math.min(bodyLeft, Integer.MAX_VALUE));
    }

    private void pass(ByteBuf bytes) {
        int length = bytes.readableBytes();
        boolean wasInBody = inBody;
        if (wasInBody) {
            windowBytes += length;
        } else if (headBytes > 0) {
            fields += lines(bytes);
        }
        long before = messages;
        ctx().fireChannelRead(bytes);
        if (messages != before || wasInBody || upgraded) {
            headBytes = 0;
            fields = 0;
        } else {
            if (headBytes == 0) {
                since = loop.now();
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
            end(RawResponse.TOO_MANY_FIELDS);
        } else if (!head.resize((long) headBytes * HEAD_EXPANSION)) {
            end(RawResponse.NO_MEMORY);
        }
    }

    /** Stops to read from the socket while something is held, for the transport would go on. */
    private void read(boolean on) {
        if (!on && held != null && held.readableBytes() > MAX_HELD) {
            close();
        } else if (!on) {
            stopped = true;
            ctx().channel().config().setAutoRead(false);
        } else if (stopped) {
            stopped = false;
            ctx().channel().config().setAutoRead(true);
        }
    }

    // What HTTP makes of it, told by the RequestGate

    /**
     * A request has begun.
     *
     * @param length of the body; negative if that is not known
     */
    void requestBegan(long length, boolean waitsForInvitation) {
        messages++;
        open++;
        inBody = true;
        bodyLeft = length;
        invited = !waitsForInvitation;
        since = loop.now();
        windowBytes = 0;
        if (stopped) {
            // before anything behind this may stop to read by itself
            read(/* on= */ true);
        }
    }

    void bodyCame(int length) {
        bodyLeft -= bodyLeft < 0 ? 0 : length;
    }

    void bodyEnded() {
        messages++;
        inBody = false;
        since = loop.now();
    }

    void invited() {
        invited = true;
        since = loop.now();
        windowBytes = 0;
    }

    void answerBegan() {
        answering = true;
    }

    void answered() {
        answering = false;
        open--;
        since = loop.now();
        feedLater();
    }

    void upgraded() {
        upgraded = true;
    }

    /** Not within the write that made room: what wrote is not yet ready for the next request. */
    private void feedLater() {
        if (held != null && !feeding) {
            ctx().executor().execute(() -> {
                if (held != null && !ending) {
                    feed();
                    ctx().fireChannelReadComplete();
                }
            });
        }
    }

    // What goes out

    @Override
    public void write(ChannelHandlerContext to, Object message, ChannelPromise promise) {
        if (!ending && !(message instanceof ByteBuf)) {
            to.write(message, promise); // a file, which takes no memory
        } else if (ending || !output().write((ByteBuf) message, promise)) {
            ReferenceCountUtil.release(message);
            PacedOutput.fail(promise);
            if (!ending) {
                close();
            }
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext changed) {
        if (!ending && changed.channel().isWritable() && !output().isEmpty()) {
            output().pump();
            changed.flush();
        }
        if (output().isEmpty()) {
            feedLater();
        }
        changed.fireChannelWritabilityChanged();
    }

    /** Closes the connection, whichever handler asks for it; one that ends gently is closed by {@link #check} alone. */
    @Override
    public void close(ChannelHandlerContext to, ChannelPromise promise) {
        if (ending && to.channel().isActive()) {
            to.channel().closeFuture().addListener(closed -> promise.trySuccess());
        } else {
            to.close(promise);
        }
    }

    // What comes to an end

    /** Looks at how this goes on. */
    void check(GuardRules rules, boolean crowded) {
        long now = loop.now();
        if (ending || !admitted) {
            checkEnd(rules, now);
        } else if (!isRead(rules, now)) {
            close();
        } else if (headBytes > 0) {
            if (now - since > rules.head().toNanos()) {
                end(RawResponse.TOO_SLOW);
            }
        } else if (inBody) {
            checkBody(rules, now);
        } else if (open == 0 && !upgraded) {
            if (now - since > (crowded ? rules.crowdedIdle() : rules.idle()).toNanos()) {
                close();
            }
        }
    }

    private void checkEnd(GuardRules rules, long now) {
        if (now - since > rules.linger().toNanos()) {
            if (windowBytes == 0 || --lingersLeft == 0) {
                close();
            }
            since = now;
            windowBytes = 0;
        }
    }

    private void checkBody(GuardRules rules, long now) {
        if (!invited || !ctx().channel().config().isAutoRead()) {
            since = now;
            windowBytes = 0;
        } else if (now - since > rules.window().toNanos()) {
            if (windowBytes < rules.bytesPerWindow()) {
                end(open == 0 || answering ? null : RawResponse.TOO_SLOW);
            }
            since = now;
            windowBytes = 0;
        }
    }

    /** Whether the client still reads what is written, and there is memory for what it has not read. */
    private boolean isRead(GuardRules rules, long now) {
        ChannelOutboundBuffer buffer = ctx().channel().unsafe().outboundBuffer();
        long pending = buffer == null ? 0 : buffer.totalPendingWriteBytes();
        if (!answers.resize(pending)) {
            return false;
        }
        long gone = output().passed() - pending;
        if (gone != flushed || (pending == 0 && output().isEmpty())) {
            flushed = gone;
            flushedAt = now;
        }
        return now - flushedAt <= UNREAD_WINDOWS * rules.window().toNanos();
    }

    /**
     * Ends the connection so that its client can read what it was answered: shuts its output, and reads on for a while
     * what the client still writes, for closing at once would take the answer away from it.
     *
     * @param answer what to answer; null if that has been written
     */
    void end(@Nullable RawResponse answer) {
        if (ending) {
            return;
        }
        if (admitted && !loop.linger()) {
            close();
            return;
        }
        lingering = true;
        output().pump();
        ending = true;
        since = loop.now();
        windowBytes = 0;
        release();
        Channel channel = ctx().channel();
        ctx().writeAndFlush(answer == null ? Unpooled.EMPTY_BUFFER : answer.bytes())
                .addListener(sent -> {
                    if (channel instanceof DuplexChannel duplex && channel.isActive()) {
                        duplex.shutdownOutput();
                    }
                });
        channel.config().setAutoRead(true);
    }

    boolean isLingering() {
        return lingering;
    }

    private void close() {
        ctx().close();
    }
}
