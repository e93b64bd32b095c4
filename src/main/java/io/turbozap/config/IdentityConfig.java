package io.turbozap.config;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The log-in of people, and the links that are sent to them.
 *
 * @param jwtSecret what access tokens are signed with, at least 32 bytes; null for a key of this server
 * @param jwtSecretPrevious what they were signed with before, at least 32 bytes, or null
 * @param accessLifetime of an access token
 * @param refreshLifetime of a log-in, however often it is used
 * @param refreshIdle how long a log-in may rest
 * @param signUp who may found an organisation
 * @param passwordBlocklist whether passwords that are guessed first are refused
 * @param publicUrl where people reach this server, without a trailing slash, or null
 * @param inviteLifetime of an invite
 * @param keyFile the file of this server's own key, or null for one beside the store
 */
public record IdentityConfig(
        @Nullable String jwtSecret,
        @Nullable String jwtSecretPrevious,
        Duration accessLifetime,
        Duration refreshLifetime,
        Duration refreshIdle,
        SignUp signUp,
        boolean passwordBlocklist,
        @Nullable URI publicUrl,
        Duration inviteLifetime,
        @Nullable String keyFile) {

    /** Rule of who may found an organisation. */
    public enum SignUp {
        /** Anyone. */
        OPEN,
        /** Anyone, but the organisation waits for the operator before it may send. */
        APPROVE,
        /** The operator alone. */
        CLOSED
    }

    @Override
    public String toString() {
        return "IdentityConfig[jwtSecret=" + Config.masked(jwtSecret) + ", jwtSecretPrevious="
                + Config.masked(jwtSecretPrevious) + ", accessLifetime=" + accessLifetime + ", refreshLifetime="
                + refreshLifetime + ", refreshIdle=" + refreshIdle + ", signUp=" + signUp + ", passwordBlocklist="
                + passwordBlocklist + ", publicUrl=" + publicUrl + ", inviteLifetime=" + inviteLifetime + ", keyFile="
                + keyFile + "]";
    }
}
