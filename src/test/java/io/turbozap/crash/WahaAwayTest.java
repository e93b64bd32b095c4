package io.turbozap.crash;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A WAHA that is away is waited for, also by a server that is killed meanwhile. */
@Tag("slow")
final class WahaAwayTest {

    @TempDir
    Path directory;

    @Test
    void a_server_that_is_killed_while_waha_is_away_goes_on_once_it_is_back() throws IOException, InterruptedException {
        try (Ground ground = new Ground(directory, StoreKind.SQLITE.fresh(directory), Waha.BEST.options(5))) {
            try (ServerProcess server = ground.ready()) {
                ground.running("sales", 40, 2);
                ground.running("support", 40, 2);
                ground.untilSends(20);
                Ground.await(ground.wire.cut());
                ground.untilBlocked("sales", "waha_unreachable");
                server.kill();
            }
            try (ServerProcess server = ground.ready()) {
                ground.untilBlocked("support", "waha_unreachable");
                ground.running("sales", 5, 1);
                Ground.await(ground.wire.mend());
                ground.endWell(server);
            }
        }
    }
}
