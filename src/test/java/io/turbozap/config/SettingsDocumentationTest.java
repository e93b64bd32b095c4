package io.turbozap.config;

import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.identity.access.Permission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds {@code config/} and the documents against the table of settings, in both directions. */
class SettingsDocumentationTest {

    private static final Path YAML = Path.of("config/turbozap.yaml");
    private static final Path DOT_ENV = Path.of("config/.env.example");

    /** Files that name settings. */
    private static final List<Path> DOCUMENTS = List.of(
            Path.of("README.md"),
            Path.of("config/README.md"),
            Path.of("config/compose.yaml"),
            Path.of("config/compose.dev.yaml"),
            Path.of("config/logback.xml"),
            Path.of("src/main/resources/openapi.yaml"));

    private static final Pattern NAME = Pattern.compile("\\b[A-Z][A-Z0-9]*_[A-Z0-9_]*[A-Z0-9]\\b");

    /** Names of the same form: WAHA's states of a session, codes of errors, permissions, and what belongs to containers. */
    private static final Pattern OTHER_NAME = Pattern.compile("SCAN_QR_CODE|PASSKEY_.*|POSTGRES_.*|WAHA_TAG|.*_MEMORY"
            + "|DAC_OVERRIDE|SIGNUP_CLOSED|LAST_ADMIN|"
            + Arrays.stream(Permission.values()).map(Enum::name).collect(Collectors.joining("|")));

    private static final String TABLE = "| variable | default | what it sets |";
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

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

        String example = Files.readString(DOT_ENV);
        assertEquals(expected, DotEnv.parse(example.replaceAll("(?m)^#(?=[A-Z_]+=)", "")));
        assertEquals(
                expected.size(),
                example.lines().filter(line -> line.matches("#[A-Z_]+=.*")).count());
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

    @Test
    void tables_of_settings_have_their_defaults_and_say_what_each_sets() throws IOException {
        List<String> wrong = new ArrayList<>();
        int rows = 0;
        for (Path document : DOCUMENTS) {
            for (String row : rows(Files.readString(document))) {
                rows++;
                if (!isRight(row)) {
                    wrong.add(row);
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(rows >= 10, rows + " rows of settings");
    }

    @Test
    void documents_name_only_settings_that_there_are() throws IOException {
        Set<String> unknown = new TreeSet<>();
        for (Path document : DOCUMENTS) {
            NAME.matcher(Files.readString(document))
                    .results()
                    .map(MatchResult::group)
                    .filter(name -> !OTHER_NAME.matcher(name).matches())
                    .filter(name -> !isVariable(name))
                    .forEach(unknown::add);
        }
        assertEquals(Set.of(), unknown);
    }

    private static boolean isVariable(String name) {
        return name.equals(ConfigReader.FILE_VARIABLE)
                || Settings.byPath().values().stream()
                        .anyMatch(setting -> name.equals(setting.variable())
                                || (setting.secret() && name.equals(setting.variable() + "_FILE")));
    }

    /** The rows below each head of a table of settings. */
    private static List<String> rows(String document) {
        return Arrays.stream(document.split("(?m)^" + Pattern.quote(TABLE) + "\n.*\n"))
                .skip(1)
                .flatMap(behind -> behind.lines().takeWhile(line -> line.startsWith("|")))
                .toList();
    }

    /** Whether a row has a default, or "none", for each variable, or one for all of them, and a meaning. */
    private static boolean isRight(String row) {
        String[] cells = row.split("\\s*\\|\\s*", -1);
        List<String> shown = List.of(cells[2].replace("`", "").split(", "));
        List<String> defaults = CODE.matcher(cells[1])
                .results()
                .map(code -> standard(code.group(1)))
                .toList();
        boolean same = shown.equals(defaults)
                || (shown.size() == 1 && Set.copyOf(defaults).equals(Set.copyOf(shown)));
        return same && !cells[3].isEmpty();
    }

    private static String standard(String variable) {
        return Settings.byPath().values().stream()
                .filter(setting -> setting.variable().equals(variable))
                .map(setting -> setting.standard().isEmpty() ? "none" : setting.standard())
                .findFirst()
                .orElse(variable + " is no setting");
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
