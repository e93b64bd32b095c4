package io.turbozap.http.web;

import java.util.regex.Pattern;

/** The names that people give to lists of recipients and to templates. */
public final class ListName {

    private static final int LONGEST = 128;
    private static final String PATTERN = "^[^\\s\\x00-\\x1F\\x7F]([^\\x00-\\x1F\\x7F]*[^\\s\\x00-\\x1F\\x7F])?$";
    private static final Pattern SHAPE = Pattern.compile(PATTERN);

    private ListName() {}

    public static boolean isValid(String name) {
        return name.length() <= LONGEST && SHAPE.matcher(name).matches();
    }
}
