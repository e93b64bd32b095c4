package io.turbozap.simulator.model;

import java.util.Arrays;

/**
 * A version of WAHA, as year, month and number of the release.
 *
 * @param text as the server gives it
 */
public record WahaVersion(String text) {

    /** Whether it came before a release; what is no version came after all. */
    public boolean before(int... release) {
        String[] parts = text.split("\\.", -1);
        int[] own = new int[release.length];
        for (int i = 0; i < own.length; i++) {
            if (i >= parts.length || !parts[i].matches("[0-9]{1,9}")) {
                return false;
            }
            own[i] = Integer.parseInt(parts[i]);
        }
        return Arrays.compare(own, release) < 0;
    }

    /** Without a licence: media, several sessions and health are free since everything is in one image. */
    public boolean isCore() {
        return before(2026, 6, 1);
    }
}
