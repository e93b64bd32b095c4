package io.turbozap.outbound.address;

import org.jspecify.annotations.Nullable;

/**
 * Whether addresses on this host and in private networks may be used.
 *
 * @param allowsPrivate whether they may
 * @param setting the variable that sets that
 */
public record TargetPolicy(boolean allowsPrivate, String setting) {

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
        return allowsPrivate || WrittenHost.of(url).isPublic() ? null : notPublic();
    }

    RefusedTarget refused() {
        return new RefusedTarget(RefusedTarget.Cause.NOT_PUBLIC, notPublic());
    }

    private String notPublic() {
        return "The url is on an address that is not public, which " + setting + " allows";
    }
}
