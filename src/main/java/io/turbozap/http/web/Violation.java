package io.turbozap.http.web;

/**
 * One thing that is wrong with a request.
 *
 * @param path where, dotted, such as {@code messages.0.content}; empty for the whole body
 * @param message what, in the words of Zod where it has some
 */
public record Violation(String path, String message) {

    public static final String REQUIRED = "Required";

    public static Violation wrongType(String path, String expected, String received) {
        return new Violation(path, "Expected " + expected + ", received " + received);
    }

    public static Violation tooFew(String path, int minimum) {
        return new Violation(path, "Array must contain at least " + minimum + " element(s)");
    }

    public static Violation tooMany(String path, int maximum) {
        return new Violation(path, "Array must contain at most " + maximum + " element(s)");
    }

    public static Violation tooLong(String path, int maximum) {
        return new Violation(path, "String must contain at most " + maximum + " character(s)");
    }
}
