package io.turbozap.process;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.ThreadAwareExecutor;
import io.turbozap.fixture.Waiting;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class EventLoopsTest {

    private final AtomicReference<String> end = new AtomicReference<>();
    private final AtomicBoolean ill = new AtomicBoolean();

    @Test
    void a_loop_that_dies_of_an_error_ends_the_process() {
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, new Frail());
        EventLoops.watch(loops, end::set);
        loops.next().execute(() -> ill.set(true));
        Waiting.until("an end", () -> end.get() != null);
        assertTrue(end.get().contains("OutOfMemoryError"), end.get());
    }

    @Test
    void a_loop_that_is_shut_down_does_not() throws InterruptedException {
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, new Frail());
        EventLoops.watch(loops, end::set);
        loops.next().execute(() -> {});
        loops.shutdownGracefully().await();
        assertNull(end.get());
    }

    /** Makes handlers of NIO, outside of whose channels an error happens once it is ill. */
    private final class Frail implements IoHandlerFactory {

        private final IoHandlerFactory sound = NioIoHandler.newFactory();

        @Override
        public IoHandler newHandler(ThreadAwareExecutor executor) {
            IoHandler handler = sound.newHandler(executor);
            return (IoHandler) Proxy.newProxyInstance(
                    IoHandler.class.getClassLoader(), new Class<?>[] {IoHandler.class}, (proxy, method, arguments) -> {
                        if (method.getName().equals("run") && ill.get()) {
                            throw new OutOfMemoryError("Java heap space");
                        }
                        try {
                            return method.invoke(handler, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }
}
