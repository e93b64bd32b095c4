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
 * Guard of one connection, between its socket and HTTP. Admits one request at a time, the next when the answer to the
 * one before has gone, and watches that heads, bodies and the reading of answers go on. Lives on the connection's event
 * loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // who writes or closes holds the promise, or the connection is at its end
final class ConnectionGuard extends ChannelDuplexHandler {

    static final AttributeKey<ConnectionGuard> KEY = AttributeKey.valueOf(ConnectionGuard.class.getName());

    /** What an open connection takes, in bytes: its channel and handlers. */
    static final int CONNECTION_BYTES = 8 * 1024;

    /** How many windows a client may read nothing of an answer. */
    private static final int UNREAD_WINDOWS = 3;
    /** How many times a client that is still writing is waited for. */
    private static final int MOST_LINGERS = 6;

    private final LoopGuard loop;
    private final MemoryAccount memory;
    private final MemoryAccount.Claim answers;
    private final boolean admitted;
    private final Progress progress;
    private final Exchanges exchanges;
    private @Nullable PacedInput input;
    private @Nullable PacedOutput output;
    private @Nullable ChannelHandlerContext ctx;

    private boolean ending;
    private boolean lingering;
    private int lingersLeft = MOST_LINGERS;

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
        this.answers = memory.claim(MemoryAccount.Use.ANSWERS);
        this.admitted = admitted;
        this.lingering = !admitted;
        this.progress = new Progress(loop::now);
        this.exchanges = new Exchanges(progress);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        ctx = added;
        input = new PacedInput(this, added, exchanges, progress, memory.claim(MemoryAccount.Use.HEADS));
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
        input().clear();
        answers.release();
        output().clear();
    }

    MemoryAccount memory() {
        return memory;
    }

    boolean isEnding() {
        return ending;
    }

    boolean isAdmitted() {
        return admitted;
    }

    private ChannelHandlerContext ctx() {
        return Objects.requireNonNull(ctx);
    }

    private PacedInput input() {
        return Objects.requireNonNull(input);
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
            progress.add(bytes.readableBytes());
            bytes.release();
        } else if (!admitted) {
            bytes.release();
            end(RawResponse.CROWDED);
        } else {
            input().take(bytes);
        }
    }

    /** Whether all that was written has gone to the socket. */
    boolean hasWrittenAll() {
        return ctx().channel().isWritable() && output().isEmpty();
    }

    // What HTTP makes of it, as the RequestGate sees it

    Exchanges exchanges() {
        return exchanges;
    }

    void requestBegan(long length, boolean waitsForInvitation) {
        exchanges.requestBegan(length, waitsForInvitation);
        input().requestBegan();
    }

    void answered() {
        exchanges.answered();
        input().feedLater();
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
            input().feedLater();
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

    /** Ends what does not go on as it has to. */
    void check(GuardRules rules, boolean crowded) {
        if (ending || !admitted) {
            checkEnd(rules);
        } else if (!isRead(rules)) {
            close();
        } else if (input().isInHead()) {
            if (progress.isLongerThan(rules.head())) {
                end(RawResponse.TOO_SLOW);
            }
        } else if (exchanges.isInBody()) {
            checkBody(rules);
        } else if (exchanges.isIdle() && !exchanges.isUpgraded()) {
            if (progress.isLongerThan(crowded ? rules.crowdedIdle() : rules.idle())) {
                close();
            }
        }
    }

    private void checkEnd(GuardRules rules) {
        if (progress.isLongerThan(rules.linger())) {
            if (progress.bytes() == 0 || --lingersLeft == 0) {
                close();
            }
            progress.restart();
        }
    }

    private void checkBody(GuardRules rules) {
        if (!exchanges.isInvited() || !ctx().channel().config().isAutoRead()) {
            progress.restart();
        } else if (progress.isLongerThan(rules.window())) {
            if (progress.bytes() < rules.bytesPerWindow()) {
                end(exchanges.isUnanswered() ? RawResponse.TOO_SLOW : null);
            }
            progress.restart();
        }
    }

    /** Whether the client still reads what is written, and there is memory for what it has not read. */
    private boolean isRead(GuardRules rules) {
        long now = loop.now();
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
        progress.restart();
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

    void close() {
        ctx().close();
    }
}
