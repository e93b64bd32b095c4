package io.turbozap.campaign.template;

import io.turbozap.campaign.FieldName;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ways in which other programs write placeholders without braces, or with a sign before them. What is good text
 * too, such as {@code [aviso]}, {@code 50% de desconto}, {@code $10} or {@code R${Valor}}, is one of these only if the
 * name in it is that of a field that the text uses nowhere else, or the usual one of a person's name.
 */
enum ForeignSyntax {
    /** Mailchimp. */
    MERGE_TAG("\\*\\|[^|*\\n]{1,64}\\|\\*", Doubt.NONE),
    /** ERB, EJS, ASP, PHP and the Template Toolkit. */
    SCRIPT_TAG("<%[^%\\n]{1,200}%>|<\\?(?:=|php\\b)[^?\\n]{0,200}\\?>|\\[%[^%\\n]{1,200}%\\]", Doubt.NONE),
    /** Ruby. */
    PERCENT_BRACES("(?<![\\d%])%\\{\\s*(?<name>[^{}|\\n]{1,64})\\}", Doubt.NONE),
    /** JavaScript and PHP; with an amount it is a price, and behind a letter a currency such as R$. */
    DOLLAR_BRACES("(?<![\\p{L}\\p{N}])[$#]\\{\\s*(?<name>[^{}|\\n]{1,64})\\}", Doubt.UNLESS_OF_PERSON),
    PERCENT_SIGNS(
            "(?<![\\p{L}\\p{N}%])%{1,2}(?<name>[\\p{L}_][^%\\n]{0,63})%{1,2}(?![\\p{L}\\p{N}])", Doubt.UNLESS_FIELD),
    /** Environment variables: nothing else is written in capitals like this. */
    CAPITALS("(?<![\\p{L}\\p{N}%])%{1,2}(?<name>[A-Z]+(?:_[A-Z]+)+)%{1,2}(?![\\p{L}\\p{N}])", Doubt.NONE),
    HASHES("(?<![\\p{L}\\p{N}#])#{1,2}(?<name>[\\p{L}_][^#\\n]{0,63})#{1,2}(?![\\p{L}\\p{N}])", Doubt.UNLESS_FIELD),
    BRACKETS("(?<!\\[)\\[{1,2}(?<name>[^\\[\\]\\n]{1,64})\\]{1,2}(?!\\(|\\])", Doubt.UNLESS_FIELD),
    ANGLES("(?<!<)<{1,2}(?<name>[^<>\\n]{1,64})>{1,2}(?!>)", Doubt.UNLESS_FIELD),
    QUOTES("[«｛【《](?<name>[^«»｛｝【】《》\\n]{1,64})[»｝】》]", Doubt.UNLESS_FIELD),
    UNDERSCORES("(?<![\\p{L}\\p{N}_])__(?<name>[\\p{L}][^\\n]{0,63}?)__(?![\\p{L}\\p{N}_])", Doubt.UNLESS_FIELD),
    DOLLAR_SIGN("(?<![\\p{L}\\p{N}$])\\$\\(?(?<name>[\\p{L}_][\\p{L}\\p{M}\\p{N}_]{0,63})", Doubt.UNLESS_FIELD),
    /** A mention of a person may be called anything else. */
    AT_SIGN(
            "(?<![\\p{L}\\p{N}.@/_-])@(?<name>[\\p{L}_][\\p{L}\\p{M}\\p{N}_]{0,63}+)(?!\\.?[\\p{L}\\p{N}_])",
            Doubt.UNLESS_OF_PERSON);

    private enum Doubt {
        /** The form alone decides. */
        NONE,
        UNLESS_FIELD,
        UNLESS_OF_PERSON
    }

    private final Pattern pattern;
    private final Doubt doubt;

    ForeignSyntax(String pattern, Doubt doubt) {
        this.pattern = Pattern.compile(pattern);
        this.doubt = doubt;
    }

    /**
     * Gives {@code found} what of {@code text} is foreign, and the name in it.
     *
     * @param used the folded names of the placeholders that the text has
     */
    static void find(String text, KnownFields known, Set<String> used, BiConsumer<String, String> found) {
        for (ForeignSyntax syntax : values()) {
            Matcher matcher = syntax.pattern.matcher(text);
            while (matcher.find()) {
                String name = syntax.name(matcher);
                if (syntax.isIn(name, known, used)) {
                    found.accept(matcher.group(), name);
                }
            }
        }
    }

    private String name(Matcher matcher) {
        return this == MERGE_TAG || this == SCRIPT_TAG
                ? ""
                : matcher.group("name").strip();
    }

    private boolean isIn(String name, KnownFields known, Set<String> used) {
        return switch (doubt) {
            case NONE -> true;
            case UNLESS_FIELD ->
                UsualNames.isOfPerson(name) || (known.has(name) && !used.contains(FieldName.folded(name)));
            case UNLESS_OF_PERSON -> UsualNames.isOfPerson(name);
        };
    }
}
