package io.turbozap.campaign.template;

import io.turbozap.campaign.TextTemplate;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A reader of the texts of a request as {@link Wording}s that collects the findings about them. Not thread-safe. */
public class Texts {

    private final KnownFields known;
    private final boolean literalBraces;
    private final @Nullable String fallback;
    private final BiConsumer<String, String> flaws;
    private final Set<String> unknown = new LinkedHashSet<>();

    /**
     * @param literalBraces whether what would be a flaw goes out as it stands, in all texts
     * @param fallback for placeholders that have none; or null for none
     * @param flaws takes what is wrong, by the path of the text
     */
    public Texts(
            KnownFields known, boolean literalBraces, @Nullable String fallback, BiConsumer<String, String> flaws) {
        this.known = known;
        this.literalBraces = literalBraces;
        this.fallback = fallback;
        this.flaws = flaws;
    }

    /** Texts with which nothing is wrong, or that have been looked at. */
    public static Texts unchecked() {
        return new Texts(KnownFields.ANY, /* literalBraces= */ false, null, (path, flaw) -> {});
    }

    /**
     * The template that a text is.
     *
     * @param literal whether its own flaws go out as they stand
     */
    public TextTemplate template(String path, String text, boolean literal) {
        Wording wording = Wording.of(text, known, literalBraces || literal);
        wording.flaws().forEach(flaw -> flaws.accept(path, flaw));
        unknown.addAll(wording.unknown());
        return fallback == null
                ? wording.textTemplate()
                : wording.textTemplate().withFallback(fallback);
    }

    /** The same text, which nothing is filled in. */
    public String plain(String path, String text, boolean literal) {
        Wording wording = Wording.of(text, KnownFields.UNFILLED, literalBraces || literal);
        wording.flaws().forEach(flaw -> flaws.accept(path, flaw));
        wording.unfilled().forEach(flaw -> flaws.accept(path, flaw));
        return text;
    }

    /** Finds out whether the meaning of texts depends on which fields there are. */
    public static final class Probe extends Texts {
        private final boolean literalBraces;
        private boolean depends;

        /** @param literalBraces as of the texts that it looks at */
        public Probe(boolean literalBraces) {
            super(KnownFields.ANY, literalBraces, null, (path, flaw) -> {});
            this.literalBraces = literalBraces;
        }

        @Override
        public TextTemplate template(String path, String text, boolean literal) {
            depends |= Wording.dependsOnFields(text, literalBraces || literal);
            return super.template(path, text, literal);
        }

        /** Whether that of any text did. */
        public boolean dependsOnFields() {
            return depends;
        }
    }

    /** Names of placeholders that everybody gets the fallback of, for there is no such field. */
    public Set<String> unknown() {
        return unknown;
    }
}
