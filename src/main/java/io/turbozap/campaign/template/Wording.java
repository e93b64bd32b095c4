package io.turbozap.campaign.template;

import io.turbozap.campaign.TextTemplate;
import java.util.List;

/**
 * The reading of a text for recipients with certain fields (BEHAVIOUR A2): its template, and what is wrong with it.
 * What looks like a placeholder and would go out as it is written, or like another program's placeholder, is a flaw:
 *
 * <ul>
 *   <li>spintax: braces with several bars, with one bar behind a greeting, or with braces in a choice;
 *   <li><code>{{name}}</code>, <code>{{1}}</code>, <code>{{#if x}}</code> and <code>{{{name}}}</code>, but not literal
 *       braces around anything that is no name, such as JSON;
 *   <li>a name behind a sign that no field has, such as <code>{$name}</code>;
 *   <li>the likely name of a field that is not closed, or has code behind it: <code>{name</code>, <code>{name:
 *     you}</code>;
 *   <li>what {@link ForeignSyntax} lists.
 * </ul>
 *
 * That a name in single braces is that of no field is no matter of the text but of the contacts, who all lack it.
 *
 * @param flaws what is wrong, in words that name it; none if that is to go out literally
 * @param unfilled findings about placeholders in a text that nothing is filled in
 * @param unknown names with a fallback that no field has: everybody gets the fallback
 */
public record Wording(TextTemplate textTemplate, List<String> flaws, List<String> unknown, List<String> unfilled) {

    /** Keeps copies. */
    public Wording {
        flaws = List.copyOf(flaws);
        unknown = List.copyOf(unknown);
        unfilled = List.copyOf(unfilled);
    }

    /**
     * Understands {@code source}.
     *
     * @param literalBraces whether what is a flaw, and what names no known field, goes out as it stands
     */
    public static Wording of(String source, KnownFields known, boolean literalBraces) {
        BraceParser reading = new BraceParser(source, known, literalBraces);
        TextTemplate textTemplate =
                known.areFilled() ? TextTemplate.parse(reading.resolved()) : TextTemplate.literal(source);
        return literalBraces
                ? new Wording(textTemplate, List.of(), List.of(), List.of())
                : new Wording(textTemplate, reading.flaws(), reading.unknown(), reading.unfilled());
    }

    /** Whether the meaning of {@code source} depends on which fields there are. */
    public static boolean dependsOnFields(String source, boolean literalBraces) {
        Wording all = of(source, KnownFields.ALL, literalBraces);
        Wording none = of(source, KnownFields.of(List.of()), literalBraces);
        return !all.textTemplate.equals(none.textTemplate) || !all.flaws.equals(none.flaws);
    }
}
