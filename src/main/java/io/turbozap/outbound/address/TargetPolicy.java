package io.turbozap.outbound.address;

import java.net.InetAddress;
import java.util.List;
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

    /** One private address is enough to refuse all: who mixes them wants to be tried until the private one is taken. */
    boolean allows(List<InetAddress> addresses) {
        return allowsPrivate || addresses.stream().allMatch(PublicAddress::is);
    }

    RefusedTarget refused() {
        return new RefusedTarget(RefusedTarget.Cause.NOT_PUBLIC, notPublic());
    }

    private String notPublic() {
        return "The url is on an address that is not public, which " + setting + " allows";
    }
}
