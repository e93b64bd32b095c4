package io.turbozap.config;

import java.util.Locale;
import java.util.regex.Pattern;

/** The addresses that only this host can reach, by their spelling alone: no name is resolved. */
final class Loopback {

    private static final Pattern ADDRESS = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?(::1|0:0:0:0:0:0:0:1)]?");

    private Loopback() {}

    static boolean includes(String host) {
        return ADDRESS.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }
}
