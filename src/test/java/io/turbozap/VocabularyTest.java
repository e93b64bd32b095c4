package io.turbozap;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The words of the code: those of the field, not those of people who talk in a house. */
final class VocabularyTest {

    private static final Path MAIN = Path.of("src/main/java/io/turbozap");

    /** Programs notify, return, receive and query; their parts are events, actions and callers. */
    private static final Set<String> BANNED = words(
            "tell tells telling told say says saying said hear hears hearing"
                    + " heard deed deeds errand errands likeness whoever nobody somebody anybody anew shall lets outlook lacking");
    /** A type's documentation begins with a noun that defines it. */
    private static final Set<String> NO_NOUN =
            words("What How Where Whether Who Whom When Why Whose That Tells Keeps Makes Does Is");

    /** Phrases that stand for a plain number or bound, in comments of any kind. */
    private static final Pattern BANNED_PHRASE = Pattern.compile("(?i)\\b(?:so many|at the most)\\b");

    private static final Pattern NO_CODE =
            Pattern.compile("(?s)/\\*.*?\\*/|//[^\\n]*|\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\])*+\"");
    private static final Pattern IDENTIFIER = Pattern.compile("\\b[A-Za-z_]\\w*");
    private static final Pattern PART = Pattern.compile("[A-Z]?[a-z]+|[A-Z]+(?![a-z])");
    private static final Pattern DOCUMENTED =
            Pattern.compile("(?s)/\\*\\*(.*?)\\*/\\s*(?:@[\\w.]+(?:\\([^)]*\\))?\\s*)*+([^;{=(]*)");
    private static final Pattern TYPE = Pattern.compile("\\b(?:class|interface|enum|record|package)\\b");

    private static Set<String> words(String words) {
        return new TreeSet<>(List.of(words.split(" ")));
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static Set<String> bannedIn(Stream<String> words) {
        return words.map(word -> word.toLowerCase(Locale.ROOT))
                .filter(BANNED::contains)
                .collect(toCollection(TreeSet::new));
    }

    static Set<String> bannedIdentifiers(String source) {
        String code = NO_CODE.matcher(source).replaceAll("");
        return IDENTIFIER
                .matcher(code)
                .results()
                .map(MatchResult::group)
                .filter(name -> !bannedIn(PART.matcher(name).results().map(MatchResult::group))
                        .isEmpty())
                .collect(toCollection(TreeSet::new));
    }

    static Set<String> faultyDocs(String source) {
        Set<String> faults = new TreeSet<>();
        DOCUMENTED.matcher(source).results().forEach(doc -> {
            String sentence = firstSentence(doc.group(1));
            List<String> words = Arrays.asList(sentence.split("[^A-Za-z]+"));
            boolean type = TYPE.matcher(doc.group(2)).find();
            if (!bannedIn(words.stream()).isEmpty() || (type && NO_NOUN.contains(words.get(0)))) {
                faults.add(sentence);
            }
        });
        return faults;
    }

    /** The comments with banned words or phrases. */
    static Set<String> bannedInComments(String source) {
        Set<String> found = new TreeSet<>();
        NO_CODE.matcher(source)
                .results()
                .map(MatchResult::group)
                .filter(part -> part.startsWith("/"))
                .map(comment -> comment.replaceAll("\\s*\\n\\s*\\*?\\s*", " "))
                .filter(comment ->
                        !bannedIn(Arrays.stream(comment.split("[^A-Za-z]+"))).isEmpty()
                                || BANNED_PHRASE.matcher(comment).find())
                .forEach(found::add);
        return found;
    }

    private static String firstSentence(String doc) {
        return doc.replaceAll("\\s*\\n\\s*\\*\\s*", " ").strip().split("\\.(?:\\s|$)|\\s@", 2)[0];
    }

    @Test
    void identifiers_use_the_words_of_the_field() throws IOException {
        Set<String> found = new TreeSet<>();
        for (Path file : sources()) {
            bannedIdentifiers(Files.readString(file)).forEach(name -> found.add(file.getFileName() + ": " + name));
        }
        assertEquals(Set.of(), found);
    }

    @Test
    void documentation_begins_with_what_a_thing_is() throws IOException {
        Set<String> found = new TreeSet<>();
        for (Path file : sources()) {
            faultyDocs(Files.readString(file)).forEach(sentence -> found.add(file.getFileName() + ": " + sentence));
        }
        assertEquals(Set.of(), found);
    }

    @Test
    void comments_use_the_words_of_the_field() throws IOException {
        Set<String> found = new TreeSet<>();
        for (Path file : sources()) {
            bannedInComments(Files.readString(file)).forEach(comment -> found.add(file.getFileName() + ": " + comment));
        }
        assertEquals(Set.of(), found);
    }

    @Test
    void a_private_word_is_found() {
        assertEquals(Set.of("isToldTwice"), bannedIdentifiers("void isToldTwice() { /* told */ f(\"told\"); }"));
        assertEquals(Set.of("What it does"), faultyDocs("/** What it does. More. */ final class A {}"));
        assertEquals(Set.of("The one who is told"), faultyDocs("/**\n * The one\n * who is told. */ void f();"));
        assertEquals(Set.of(), faultyDocs("/** A queue. It tells nobody. */ final class A {}"));
        assertEquals(
                Set.of("/** A queue. It tells nobody. */"),
                bannedInComments("/** A queue. It tells nobody. */ final class A {}"));
        assertEquals(Set.of("// so many"), bannedInComments("f(\"http://nobody\"); // so many"));
        assertEquals(Set.of("/* at the most */"), bannedInComments("int i; /* at\n * the most */"));
    }
}
