package io.turbozap.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Settings that belong together, in the order in which they are added. */
final class SettingTable {

    private final Map<String, Setting<?>> byPath = new LinkedHashMap<>();

    /** The settings by their path, in their order. */
    Map<String, Setting<?>> byPath() {
        return Collections.unmodifiableMap(byPath);
    }

    /** Adds the settings of another table behind those that are here. */
    void addAll(SettingTable more) {
        byPath.putAll(more.byPath);
    }

    <T> Setting<T> add(String path, String variable, String standard, SettingKind<T> settingKind, String purpose) {
        return add(new Setting<>(path, variable, standard, settingKind, purpose, false));
    }

    /** A key that must not be shown, none if it is not set. */
    Setting<String> addSecret(String path, String variable, String purpose) {
        return addSecret(path, variable, SettingKind.key(), purpose);
    }

    /** As {@link #add}, for a value that must not be shown and that nothing stands for. */
    Setting<String> addSecret(String path, String variable, SettingKind<String> settingKind, String purpose) {
        return add(new Setting<>(path, variable, "", settingKind, purpose, true));
    }

    <T> Setting<T> add(Setting<T> setting) {
        byPath.put(setting.path(), setting);
        return setting;
    }
}
