package io.turbozap.simulator.recording;

import io.turbozap.fixture.Waiting;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.Map;

/** Where the media of a play lie: some files, a path that fails, and nothing else. */
final class FileHost {

    private static final Map<String, Integer> LENGTHS =
            Map.of("/photo.jpg", 287, "/doc.pdf", 2_015, "/voice.ogg", 4_000, "/clip.mp4", 9_000);

    private final String url;

    FileHost(Vertx vertx) {
        int port = Waiting.await(vertx.createHttpServer()
                        .requestHandler(request -> {
                            Integer length = LENGTHS.get(request.path());
                            if (length != null) {
                                request.response().end(Buffer.buffer(new byte[length]));
                            } else {
                                boolean broken = request.path().equals("/status");
                                request.response()
                                        .setStatusCode(broken ? 500 : 404)
                                        .end();
                            }
                        })
                        .listen(0, "127.0.0.1"))
                .actualPort();
        url = "http://127.0.0.1:" + port;
    }

    String url() {
        return url;
    }
}
