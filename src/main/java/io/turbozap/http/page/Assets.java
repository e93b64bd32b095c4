package io.turbozap.http.page;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The files of the dashboard by their name, all in memory: nothing else can be asked for, however a name is written.
 * The libraries that the page uses are among them, below {@code vendor/}.
 */
public final class Assets {

    static final String PAGE = "index.html";

    /** Where the WebJars keep what they bring; their versions are those of the build. */
    private static final String LIT_HTML = "META-INF/resources/webjars/lit-html/3.3.2/lit-html.js";

    private static final String CHART_JS = "META-INF/resources/webjars/chart.js/4.5.1/dist/chart.umd.min.js";

    /** lit-html for browsers; its other builds are for developers and for servers. */
    private static final Pattern FOR_BROWSERS = Pattern.compile("(directives/)?[\\w-]+\\.js");

    /** Developers' tools would look for the maps, which are not packaged. */
    private static final Pattern SOURCE_MAP = Pattern.compile("\n//# sourceMappingURL=\\S+\\s*$");

    private static final class Packaged {
        static final Assets ALL = new Assets(readAll());
    }

    private final Map<String, Asset> files = new TreeMap<>();

    Assets(Map<String, byte[]> files) {
        files.forEach((name, content) -> this.files.put(name, Asset.of(name, content)));
    }

    /** What this program is packaged with. Reads and packs the files at the first call, so not on an event loop. */
    public static Assets packaged() {
        return Packaged.ALL;
    }

    private static Map<String, byte[]> readAll() {
        Map<String, byte[]> all = new TreeMap<>(PackagedFiles.beside("webroot/icon.svg"));
        PackagedFiles.beside(LIT_HTML).forEach((name, content) -> {
            if (FOR_BROWSERS.matcher(name).matches()) {
                all.put("vendor/lit-html/" + name, withoutSourceMap(content));
            }
        });
        all.put("vendor/chart.js", withoutSourceMap(PackagedFiles.read(CHART_JS)));
        return all;
    }

    private static byte[] withoutSourceMap(byte[] script) {
        String text = new String(script, StandardCharsets.UTF_8);
        return SOURCE_MAP.matcher(text).replaceFirst("\n").getBytes(StandardCharsets.UTF_8);
    }

    @Nullable
    Asset find(String name) {
        return files.get(name);
    }

    Set<String> names() {
        return files.keySet();
    }

    /** How many bytes a browser is sent that asks for everything. */
    int weight() {
        return files.values().stream().mapToInt(Asset::weight).sum();
    }
}
