package io.turbozap.cli.send;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The terminal of the person who runs the command.
 *
 * @param in answers
 * @param isInteractive whether a person sees it, and lines can be drawn over
 */
record Terminal(PrintWriter out, PrintWriter err, BufferedReader in, boolean isInteractive) {

    private static final String START_AND_ERASE = "\r\u001b[2K";

    void print(String line) {
        out.println(line);
        out.flush();
    }

    void complain(String line) {
        err.println(line);
        err.flush();
    }

    /** Draws over the last line that was drawn. */
    void draw(String line) {
        out.print(START_AND_ERASE + line);
        out.flush();
    }

    /** The answer in lower case, or null if the input has ended. */
    @Nullable
    String ask(String question) {
        out.print(question + " ");
        out.flush();
        try {
            String answer = in.readLine();
            return answer == null ? null : answer.strip().toLowerCase(Locale.ROOT);
        } catch (IOException closed) {
            return null;
        }
    }
}
