package io.turbozap.config;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a {@link Config} from its sources. */
final class ConfigReader {

    private ConfigReader() {}

    static Config read(Map<String, String> variables) {
        return read(null, variables, Path.of(""));
    }

    static Config read(@Nullable Path file, Map<String, String> environment, Path workingDirectory) {
        if (!environment.isEmpty()) {
            throw new ConfigException("no configuration source can be read from " + workingDirectory + " or " + file);
        }
        return read(environment);
    }
}
