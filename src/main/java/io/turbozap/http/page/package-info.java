/**
 * Static pages: the dashboard and the documentation of the API.
 *
 * <p><b>Flow.</b> {@link io.turbozap.http.page.DashboardRoutes} serves one page under all of its addresses, and the
 * files that it loads; {@link io.turbozap.http.page.AssetSource} finds them. An {@code Asset} is sent plain or packed,
 * as its browser accepts, or not at all if the browser has it already. {@link io.turbozap.http.page.DocsRoutes} serves
 * {@code openapi.yaml}, and Swagger UI over it.
 *
 * <p><b>Threads.</b> Files are read and packed off the event loop, once for all loops, and are immutable from then on.
 *
 * <p><b>Decided.</b> The dashboard's files are in memory by name, so that no path can lead elsewhere; libraries come
 * from WebJars in the versions of the build. Vert.x's {@code StaticHandler} serves Swagger UI alone: it has no entity
 * tags, only the date of the copy that it extracts to the disk, and packs nothing unless all that the server answers is
 * packed. Scripts come from here alone and none stands in the page itself, by a content security policy. The source
 * tree is read at each request only where a system property names it, and never for a server that listens beyond
 * loopback. Pages need no API key: they hold no data.
 */
@NullMarked
package io.turbozap.http.page;

import org.jspecify.annotations.NullMarked;
