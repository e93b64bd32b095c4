package io.turbozap.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What the packaged JAR says that it is made of. */
final class SbomIT {

    private static final String JAR = "target/turbozap.jar";
    private static final String SBOM = "META-INF/sbom/application.cdx.json";
    private static final String INSIDE_NETTY = "org.jctools:";

    private static JsonObject sbom(ZipFile jar) throws IOException {
        return new JsonObject(
                new String(jar.getInputStream(jar.getEntry(SBOM)).readAllBytes(), StandardCharsets.UTF_8));
    }

    /** The artifacts that say who they are, as {@code group:artifact:version}. */
    private static Set<String> inside(ZipFile jar) throws IOException {
        Set<String> found = new TreeSet<>();
        for (ZipEntry entry : jar.stream()
                .filter(each -> each.getName().endsWith("/pom.properties"))
                .toList()) {
            Properties properties = new Properties();
            properties.load(jar.getInputStream(entry));
            String name = properties.getProperty("groupId") + ":" + properties.getProperty("artifactId");
            if (!name.equals("io.turbozap:turbozap") && !name.startsWith(INSIDE_NETTY)) {
                found.add(name + ":" + properties.getProperty("version"));
            }
        }
        return found;
    }

    @Test
    void everything_inside_is_listed_with_its_version() throws IOException {
        try (ZipFile jar = new ZipFile(JAR)) {
            Set<String> listed = sbom(jar).getJsonArray("components").stream()
                    .map(JsonObject.class::cast)
                    .map(part ->
                            part.getString("group") + ":" + part.getString("name") + ":" + part.getString("version"))
                    .collect(Collectors.toSet());
            Set<String> inside = inside(jar);

            assertTrue(inside.size() > 30, inside::toString);
            inside.removeAll(listed);
            assertEquals(Set.of(), inside);
            assertTrue(listed.stream().noneMatch(part -> part.startsWith("org.junit")), "tests are not inside");
        }
    }

    @Test
    void the_same_sources_make_the_same_list() throws IOException {
        try (ZipFile jar = new ZipFile(JAR)) {
            JsonObject sbom = sbom(jar);

            assertEquals("CycloneDX", sbom.getString("bomFormat"));
            assertFalse(sbom.getJsonObject("metadata").containsKey("timestamp"));
        }
    }
}
