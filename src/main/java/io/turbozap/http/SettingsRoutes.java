package io.turbozap.http;

import io.turbozap.config.Config;
import io.turbozap.config.EffectiveSetting;
import io.turbozap.http.web.Responses;
import io.turbozap.http.web.RouteTable;
import io.turbozap.identity.access.Permission;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Objects;

/** Route that shows the settings that hold from start to stop, and the version of the server. */
final class SettingsRoutes {

    private static final String UNPACKAGED = "unpackaged";

    private final List<EffectiveSetting> settings;

    SettingsRoutes(Config config) {
        this.settings = config.effective();
    }

    void addTo(RouteTable routes) {
        routes.under(Permission.SERVER).get("/api/settings", this::show);
    }

    private Future<Void> show(RoutingContext ctx) {
        return Responses.ok(ctx, 200, json -> {
            json.member("version", version()).name("data").array();
            for (EffectiveSetting setting : settings) {
                json.object()
                        .member("name", setting.name())
                        .member("value", setting.value())
                        .member("secret", setting.secret())
                        .member("isDefault", setting.isDefault())
                        .endObject();
            }
            json.endArray();
        });
    }

    private static String version() {
        return Objects.requireNonNullElse(SettingsRoutes.class.getPackage().getImplementationVersion(), UNPACKAGED);
    }
}
