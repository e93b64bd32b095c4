package io.turbozap.cli;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Number of files and sockets that the operating system allows this process. */
final class OpenFiles {

    /** Kept for the store, for connections to WAHA, and for files that are uploaded. */
    private static final long OTHERS = 256;

    private OpenFiles() {}

    /** Connections that clients may open: without a limit where the system reports none. */
    static int forConnections() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
            long most = system.getMaxFileDescriptorCount();
            return (int) Math.min(Integer.MAX_VALUE, Math.max(most / 2, most - OTHERS));
        }
        return Integer.MAX_VALUE;
    }
}
