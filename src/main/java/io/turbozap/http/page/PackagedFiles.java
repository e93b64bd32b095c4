package io.turbozap.http.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Files on the class path, wherever it has them: in a directory, in a library's JAR, or in the one JAR of everything.
 */
final class PackagedFiles {

    private PackagedFiles() {}

    static byte[] read(String name) {
        try (InputStream in = url(name).openStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All files in the folder of the file {@code anchor} and below it, by their path in that folder. */
    static Map<String, byte[]> beside(String anchor) {
        URL url = url(anchor);
        try {
            return url.openConnection() instanceof JarURLConnection jar
                    ? inJar(jar.getJarFile(), anchor.substring(0, anchor.lastIndexOf('/') + 1))
                    : inFolder(Path.of(URI.create(url.toString())).resolveSibling("."));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL url(String name) {
        URL url = PackagedFiles.class.getClassLoader().getResource(name);
        if (url == null) {
            throw new IllegalStateException(name + " is not packaged");
        }
        return url;
    }

    /** The JAR stays open: the class path goes on using it. */
    private static Map<String, byte[]> inJar(JarFile jar, String folder) throws IOException {
        List<JarEntry> entries = jar.stream()
                .filter(entry -> entry.getName().startsWith(folder) && !entry.isDirectory())
                .toList();
        Map<String, byte[]> files = new TreeMap<>();
        for (JarEntry entry : entries) {
            try (InputStream in = jar.getInputStream(entry)) {
                files.put(entry.getName().substring(folder.length()), in.readAllBytes());
            }
        }
        return files;
    }

    private static Map<String, byte[]> inFolder(Path folder) throws IOException {
        Path root = folder.normalize();
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
            }
        }
        return files;
    }
}
