package io.turbozap.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How a reader sees the page: the colours their system has, the width of their screen, and their language. */
public record Look(Colours colours, Screen screen, Language language) {

    /** What most tests look with. */
    public static final Look USUAL = new Look(Colours.LIGHT, Screen.WIDE, Language.EN);

    /** Which colours the system prefers. */
    public enum Colours {
        LIGHT,
        DARK
    }

    /** A desktop's window, or a phone. */
    public enum Screen {
        WIDE(1280, 800),
        NARROW(390, 844);

        final int width;
        final int height;

        Screen(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    /** What the browser asks pages for. */
    public enum Language {
        EN("en-GB"),
        PT("pt-BR");

        final String tag;

        Language(String tag) {
            this.tag = tag;
        }
    }

    /** Every one there is. */
    public static List<Look> all() {
        List<Look> all = new ArrayList<>();
        for (Language language : Language.values()) {
            for (Screen screen : Screen.values()) {
                for (Colours colours : Colours.values()) {
                    all.add(new Look(colours, screen, language));
                }
            }
        }
        return all;
    }

    /** Such as {@code dark-narrow-pt}. */
    @Override
    public String toString() {
        return (colours + "-" + screen + "-" + language).toLowerCase(Locale.ROOT);
    }
}
