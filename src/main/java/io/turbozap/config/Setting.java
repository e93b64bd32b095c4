package io.turbozap.config;

/**
 * One thing that can be set.
 *
 * @param path its dotted place in the configuration file
 * @param variable its name in the environment
 * @param standard the text it has when no source gives one; empty for none
 * @param settingKind what its text may be
 * @param purpose what it is for, in a few words
 * @param secret whether its value must not be shown
 */
record Setting<T>(
        String path, String variable, String standard, SettingKind<T> settingKind, String purpose, boolean secret) {

    private static final int SHOWN_LENGTH = 100;

    /**
     * Reads the value from a text of some source.
     *
     * @param name the setting's name in that source
     * @param where the words that name the source, empty for the environment
     * @throws ConfigException if the text is not allowed
     */
    T read(String text, String name, String where) {
        try {
            return settingKind.reading().apply(text);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(name + "=" + shown(text) + where + " is not allowed: " + settingKind.allowed());
        }
    }

    /** The text for an error: not too long, and without secrets, also those inside a URL. */
    private String shown(String text) {
        if (secret) {
            return "***";
        }
        String safe = text.replaceAll("\\s", " ").replaceAll("//.*@", "//***@").replaceFirst("\\?.*", "?***");
        return safe.length() <= SHOWN_LENGTH ? safe : safe.substring(0, SHOWN_LENGTH) + "…";
    }
}
