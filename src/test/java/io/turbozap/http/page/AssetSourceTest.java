package io.turbozap.http.page;

import static io.turbozap.fixture.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The dashboard's files from memory and from the source tree. */
@ExtendWith(VertxExtension.class)
class AssetSourceTest {

    @TempDir
    private Path folder;

    private Path webroot;

    @BeforeEach
    void name_the_folder() throws IOException {
        webroot = Files.createDirectories(folder.resolve("webroot/pages")).getParent();
        Files.writeString(folder.resolve("secret.js"), "secret");
        Files.writeString(webroot.resolve("app.js"), "first");
        Files.writeString(webroot.resolve("pages/one.js"), "one");
        System.setProperty(AssetSource.FOLDER, webroot.toString());
    }

    @AfterEach
    void forget_the_folder() {
        System.clearProperty(AssetSource.FOLDER);
    }

    private static String text(AssetSource source, String name) {
        return await(source.find(name)).plain().body().toString();
    }

    @Test
    void a_file_of_the_source_tree_is_served_as_it_is_now(Vertx vertx) throws IOException {
        AssetSource source = AssetSource.of(vertx, /* beyondLoopback= */ false);
        assertEquals("first", text(source, "app.js"));
        assertEquals("one", text(source, "pages/one.js"));

        Files.writeString(webroot.resolve("app.js"), "second");

        assertEquals("second", text(source, "app.js"));
        assertNotNull(await(source.find("vendor/lit-html/lit-html.js")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../secret.js", "pages/../../secret.js", "/etc/passwd", "pages", "none.js", "a\0b"})
    void nothing_outside_the_folder_is_served(String name, Vertx vertx) {
        assertNull(await(AssetSource.of(vertx, /* beyondLoopback= */ false).find(name)));
    }

    @Test
    void beyond_loopback_the_source_tree_is_not_served(Vertx vertx) {
        String packaged = Assets.packaged().find("app.js").plain().body().toString();

        assertEquals(packaged, text(AssetSource.of(vertx, /* beyondLoopback= */ true), "app.js"));
    }

    @Test
    void without_the_property_files_come_from_memory(Vertx vertx) {
        System.clearProperty(AssetSource.FOLDER);

        assertNull(await(AssetSource.of(vertx, /* beyondLoopback= */ false).find("pages/one.js")));
    }
}
