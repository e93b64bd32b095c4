package io.turbozap.http.message;

import io.turbozap.campaign.Message;
import io.turbozap.config.Config;
import io.turbozap.http.web.Violations;
import io.turbozap.outbound.address.TargetPolicy;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The check of where the files of messages are, as far as their addresses are written out. Thread-safe. */
public final class MediaAddresses {

    private static final Set<String> WITH_FILE = Arrays.stream(Message.Kind.values())
            .filter(Message.Kind::hasFile)
            .map(Message.Kind::wireName)
            .collect(Collectors.toUnmodifiableSet());

    private final TargetPolicy policy;

    private MediaAddresses(TargetPolicy policy) {
        this.policy = policy;
    }

    public static MediaAddresses of(Config config) {
        return new MediaAddresses(TargetPolicy.ofMedia(config.media().allowPrivate()));
    }

    /**
     * Adds what is wrong with the addresses in {@code message}, which is at {@code path}; others complain of what are
     * none.
     */
    public void check(JsonObject message, String path, Violations violations) {
        if (!(message.getValue("type") instanceof String kind) || !WITH_FILE.contains(kind)) {
            return;
        }
        check(message.getValue("content"), path + ".content", violations);
        if (message.getValue("file") instanceof JsonObject file) {
            check(file.getValue("url"), path + ".file.url", violations);
        }
    }

    private void check(@Nullable Object url, String path, Violations violations) {
        String refusal = url instanceof String text && !violations.concern(path) ? policy.refusal(text) : null;
        if (refusal != null) {
            violations.add(path, refusal);
        }
    }
}
