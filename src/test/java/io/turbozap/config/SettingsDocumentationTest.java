package io.turbozap.config;

import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Holds {@code config/} against the table of settings, in both directions. */
class SettingsDocumentationTest {

    private static final Path YAML = Path.of("config/turbozap.yaml");
    private static final Path DOT_ENV = Path.of("config/.env.example");

    @Test
    void yaml_gives_every_setting_its_default_and_nothing_else() throws IOException {
        Map<String, String> expected =
                Settings.byPath().values().stream().collect(toMap(Setting::path, Setting::standard));

        assertEquals(expected, ConfigFile.parse(YAML.toString(), Files.readString(YAML)));
    }

    @Test
    void yaml_explains_each_setting_on_the_line_above_it() throws IOException {
        List<String> expected = new ArrayList<>();
        for (Setting<?> setting : Settings.byPath().values()) {
            String key = setting.path().substring(setting.path().lastIndexOf('.') + 1);
            expected.add("# " + setting.variable() + ": " + explanation(setting) + "\n" + key);
        }

        assertEquals(expected, pairs(YAML, "# [A-Z_]+: .*", ":.*"));
    }

    @Test
    void dot_env_example_gives_every_variable_its_default_and_nothing_else() throws IOException {
        Map<String, String> expected =
                Settings.byPath().values().stream().collect(toMap(Setting::variable, Setting::standard));
        expected.put(ConfigReader.FILE_VARIABLE, "");

        assertEquals(expected, DotEnv.parse(Files.readString(DOT_ENV).replaceAll("(?m)^#(?=[A-Z_]+=)", "")));
    }

    @Test
    void dot_env_example_explains_each_variable_on_the_line_above_it() throws IOException {
        List<String> expected = new ArrayList<>();
        expected.add("# a configuration file in the form of config/turbozap.yaml (a readable file in UTF-8)\n#"
                + ConfigReader.FILE_VARIABLE);
        for (Setting<?> setting : Settings.byPath().values()) {
            expected.add("# " + explanation(setting) + "\n#" + setting.variable());
        }

        assertEquals(expected, pairs(DOT_ENV, "# .*\\(.*\\)", "=.*"));
    }

    @Test
    void yaml_travels_in_the_jar() throws IOException {
        assertEquals(Files.readString(YAML), ConfigReader.packaged());
    }

    private static String explanation(Setting<?> setting) {
        return setting.purpose() + " (" + setting.settingKind().allowed() + ")";
    }

    /** Each line that matches {@code comment}, together with the next one up to {@code rest}. */
    private static List<String> pairs(Path file, String comment, String rest) throws IOException {
        List<String> lines =
                Files.readAllLines(file).stream().map(String::strip).toList();
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i + 1 < lines.size(); i++) {
            if (lines.get(i).matches(comment)) {
                pairs.add(lines.get(i) + "\n" + lines.get(i + 1).replaceFirst(rest, ""));
            }
        }
        return pairs;
    }
}
