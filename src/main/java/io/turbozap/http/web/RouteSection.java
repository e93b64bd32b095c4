package io.turbozap.http.web;

import io.vertx.core.http.HttpMethod;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Section of a {@link RouteTable}: routes with the same admission, one for those that read and one for the others. */
public final class RouteSection {

    private final RouteTable table;
    private final Admission read;
    private final Admission write;

    RouteSection(RouteTable table, Admission read, Admission write) {
        this.table = table;
        this.read = read;
        this.write = write;
    }

    /**
     * A route that reads.
     *
     * @param parameters the names of the query parameters that {@code handler} reads
     */
    public RouteSection get(String path, RouteHandler handler, String... parameters) {
        return get(path, handler, Set.of(parameters));
    }

    /** As {@link #get}, whatever the query. */
    public RouteSection page(String path, RouteHandler handler) {
        return get(path, handler, (Set<String>) null);
    }

    private RouteSection get(String path, RouteHandler handler, @Nullable Set<String> parameters) {
        RouteTable.Target target = new RouteTable.Target(handler, parameters, read);
        table.add(HttpMethod.HEAD, path, target);
        table.add(HttpMethod.GET, path, target);
        return this;
    }

    /**
     * A route that creates or commands.
     *
     * @param parameters the names of the query parameters that {@code handler} reads
     */
    public RouteSection post(String path, RouteHandler handler, String... parameters) {
        return add(HttpMethod.POST, path, handler, Set.of(parameters));
    }

    /** As {@link #post}, whatever the query. */
    public RouteSection postAny(String path, RouteHandler handler) {
        return add(HttpMethod.POST, path, handler, null);
    }

    /**
     * A route that replaces.
     *
     * @param parameters the names of the query parameters that {@code handler} reads
     */
    public RouteSection put(String path, RouteHandler handler, String... parameters) {
        return add(HttpMethod.PUT, path, handler, Set.of(parameters));
    }

    public RouteSection patch(String path, RouteHandler handler) {
        return add(HttpMethod.PATCH, path, handler, Set.of());
    }

    /**
     * A route that deletes.
     *
     * @param parameters the names of the query parameters that {@code handler} reads
     */
    public RouteSection delete(String path, RouteHandler handler, String... parameters) {
        return add(HttpMethod.DELETE, path, handler, Set.of(parameters));
    }

    private RouteSection add(HttpMethod method, String path, RouteHandler handler, @Nullable Set<String> parameters) {
        table.add(method, path, new RouteTable.Target(handler, parameters, write));
        return this;
    }
}
