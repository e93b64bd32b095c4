package io.turbozap.outbound.address;

import org.jspecify.annotations.Nullable;

/**
 * Policy on addresses of this host and of private networks. Link-local ones never may: nothing that people use
 * is there but the services that hand out a cloud machine's keys.
 *
 * @param allowsPrivate whether they may
 * @param setting the variable that sets that
 */
public record TargetPolicy(boolean allowsPrivate, String setting) {

    private static final String LINK_LOCAL = "The url is on a link-local address, which is never allowed";

    /** The policy for files that WAHA fetches. */
    public static TargetPolicy ofMedia(boolean allowsPrivate) {
        return new TargetPolicy(allowsPrivate, "MEDIA_ALLOW_PRIVATE");
    }

    /** The policy for webhooks that are posted to. */
    public static TargetPolicy ofWebhooks(boolean allowsPrivate) {
        return new TargetPolicy(allowsPrivate, "WEBHOOKS_ALLOW_PRIVATE");
    }

    /** Why {@code url} is refused for how it is written, whatever its host may mean; null if it is not. */
    public @Nullable String refusal(String url) {
        WrittenHost host = WrittenHost.of(url);
        if (host.isLinkLocal()) {
            return LINK_LOCAL;
        }
        return allowsPrivate || host.isPublic() ? null : notPublic();
    }

    RefusedTargetException refused() {
        return new RefusedTargetException(RefusedTargetException.Cause.NOT_PUBLIC, notPublic());
    }

    static RefusedTargetException linkLocal() {
        return new RefusedTargetException(RefusedTargetException.Cause.NOT_PUBLIC, LINK_LOCAL);
    }

    private String notPublic() {
        return "The url is on an address that is not public, which " + setting + " allows";
    }
}
