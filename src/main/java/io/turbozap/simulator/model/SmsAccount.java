package io.turbozap.simulator.model;

/**
 * An account with the simulated SMS provider.
 *
 * @param sid its name, which stands in every path
 * @param token its password
 */
public record SmsAccount(String sid, String token) {

    /** Without the password. */
    @Override
    public String toString() {
        return "SmsAccount[" + sid + "]";
    }
}
