package io.turbozap.config;

import org.jspecify.annotations.Nullable;

/**
 * A setting as it holds, for people to look at.
 *
 * @param name its name in the environment
 * @param value its text, or null if it has none; of a secret that is set no more than that
 * @param secret whether its value must not be shown
 * @param isDefault whether it is the default
 */
public record EffectiveSetting(String name, @Nullable String value, boolean secret, boolean isDefault) {

    private static final String HIDDEN = "***";

    /** @param given the text that some source gives, or null */
    static EffectiveSetting of(Setting<?> setting, @Nullable String given) {
        String standard = setting.standard().isEmpty() ? null : setting.standard();
        boolean isDefault = given == null || given.equals(standard);
        String text = isDefault ? standard : given;
        String value = setting.secret() && !isDefault ? HIDDEN : text;
        return new EffectiveSetting(setting.variable(), value, setting.secret(), isDefault);
    }

    @Override
    public String toString() {
        return name + "=" + value;
    }
}
