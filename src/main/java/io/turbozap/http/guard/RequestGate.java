package io.turbozap.http.guard;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.Set;

/** Handler that notifies the {@link ConnectionGuard} of where requests and answers begin and end. */
@SuppressWarnings("FutureReturnValueIgnored") // who writes or closes holds the promise, or the connection is at its end
final class RequestGate extends ChannelDuplexHandler {

    private static final Set<HttpMethod> KNOWN = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS,
            HttpMethod.TRACE,
            HttpMethod.CONNECT);

    /** Stands for all others: whatever keeps something for each method must not keep what clients invent. */
    private static final HttpMethod OTHER = HttpMethod.valueOf("OTHER");

    private static final int SWITCHING_PROTOCOLS = 101;

    private final ConnectionGuard guard;

    RequestGate(ConnectionGuard guard) {
        this.guard = guard;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof HttpRequest request) {
            if (!KNOWN.contains(request.method())) {
                request.setMethod(OTHER);
            }
            long length = request.decoderResult().isSuccess() ? HttpUtil.getContentLength(request, -1L) : 0;
            guard.requestBegan(length, request.headers().contains(HttpHeaderNames.EXPECT));
        }
        if (message instanceof HttpContent content) {
            guard.exchanges().bodyCame(content.content().readableBytes());
            if (message instanceof LastHttpContent) {
                guard.exchanges().bodyEnded();
            }
        }
        ctx.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        boolean ends = message instanceof LastHttpContent;
        if (message instanceof HttpResponse response) {
            if (response.status().code() == SWITCHING_PROTOCOLS) {
                guard.exchanges().upgraded();
            } else if (response.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
                guard.exchanges().invited();
                ends = false;
            } else {
                guard.exchanges().answerBegan();
            }
        }
        ctx.write(message, promise);
        if (ends) {
            guard.answered();
        }
    }
}
