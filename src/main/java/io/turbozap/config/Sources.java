package io.turbozap.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The values of the sources, later ones over earlier ones, before they are validated. A blank text is none. */
final class Sources {

    private record Given(String text, String name, String where) {}

    private final Map<String, Given> givenByPath = new HashMap<>();

    /**
     * Adds a configuration file.
     *
     * @param texts by path
     * @param where the words that name the source in an error
     */
    Sources file(Map<String, String> texts, String where) {
        return add(texts, Setting::path, where);
    }

    /**
     * Adds variables, ignoring those that are no settings.
     *
     * @param texts by variable
     * @param where the words that name the source in an error
     */
    Sources variables(Map<String, String> texts, String where) {
        return add(texts, Setting::variable, where);
    }

    /**
     * The value of a setting that always has one.
     *
     * @throws ConfigException if its text is not allowed
     */
    <T> T value(Setting<T> setting) {
        Given given = givenByPath.get(setting.path());
        return given == null
                ? setting.read(setting.standard(), setting.variable(), "")
                : setting.read(given.text(), given.name(), given.where());
    }

    /** The same for a setting that may be left out. */
    <T> @Nullable T valueOrNull(Setting<T> setting) {
        return givenByPath.containsKey(setting.path()) ? value(setting) : null;
    }

    /** All settings, in the order of the configuration file. */
    List<EffectiveSetting> effective() {
        List<EffectiveSetting> all = new ArrayList<>();
        for (Setting<?> setting : Settings.byPath().values()) {
            Given given = givenByPath.get(setting.path());
            all.add(EffectiveSetting.of(setting, given == null ? null : given.text()));
        }
        return all;
    }

    private Sources add(Map<String, String> texts, Function<Setting<?>, String> naming, String where) {
        for (Setting<?> setting : Settings.byPath().values()) {
            String name = naming.apply(setting);
            String text = texts.get(name);
            if (text != null && !text.isBlank()) {
                givenByPath.put(setting.path(), new Given(text.strip(), name, where));
            }
        }
        return this;
    }
}
