package io.turbozap.recipients.xlsx;

import io.turbozap.recipients.table.UnusableFileException;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * A part of an XLSX file, read tag by tag. Names are without namespaces: there are several for the same thing. Not
 * thread-safe.
 */
final class XmlPart implements Closeable {

    /** As many as a cell of Excel can hold. */
    private static final int LONGEST_TEXT = 32_767;

    private static final XMLInputFactory PARSERS = parsers();

    /**
     * Far more than any part of a workbook needs: a parser keeps each name, and each level, for as long as it reads.
     */
    private static final int DEEPEST = 64;

    private static final int MOST_NAMES = 1_000;

    private final InputStream bytes;
    private final XMLStreamReader xml;
    private final Set<String> names = new HashSet<>();
    private int depth;

    XmlPart(InputStream bytes) throws IOException {
        this.bytes = bytes;
        try {
            this.xml = PARSERS.createXMLStreamReader(characters(bytes));
        } catch (XMLStreamException | EOFException | ZipException broken) {
            throw Xlsx.damaged();
        }
    }

    /** In UTF-8, whatever they declare: parsers complain of wrong bytes on the console. */
    private static Reader characters(InputStream bytes) throws IOException {
        PushbackReader characters = new PushbackReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
        int first = characters.read();
        if (first >= 0 && first != '\uFEFF') {
            characters.unread(first);
        }
        return characters;
    }

    private static XMLInputFactory parsers() {
        XMLInputFactory parsers = XMLInputFactory.newDefaultFactory();
        parsers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        parsers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        parsers.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        return parsers;
    }

    /** Goes on to the next start of a tag; false if the part is over. */
    boolean nextStart() {
        int event = next();
        while (event != XMLStreamConstants.START_ELEMENT) {
            if (event == XMLStreamConstants.END_DOCUMENT) {
                return false;
            }
            event = next();
        }
        return true;
    }

    /** Goes on to the next start or end of a tag; true if it is a start. */
    boolean nextTag() {
        int event = next();
        while (event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_ELEMENT) {
            if (event == XMLStreamConstants.END_DOCUMENT) {
                throw Xlsx.damaged();
            }
            event = next();
        }
        return event == XMLStreamConstants.START_ELEMENT;
    }

    /** Whether an attribute is true. */
    static boolean isTrue(@Nullable String flag) {
        return "1".equals(flag) || "true".equals(flag) || "on".equals(flag);
    }

    /** Whether this is the tag of {@code name}. */
    boolean is(String name) {
        return xml.getLocalName().equals(name);
    }

    /** An attribute of the tag that has just started, in no namespace. */
    @Nullable
    String attribute(String name) {
        return xml.getAttributeValue("", name);
    }

    /** As {@link #attribute}, in whatever namespace. */
    @Nullable
    String attributeOfAnyNamespace(String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    /** The text up to the end of the tag that has just started, without tags in it. */
    String text() {
        StringBuilder text = new StringBuilder();
        appendTexts(text, /* counts= */ true, "", "");
        return text.toString();
    }

    /**
     * The texts of all tags {@code name} within the tag that has just started, put together; nothing within tags
     * {@code except} counts.
     */
    String texts(String name, String except) {
        StringBuilder text = new StringBuilder();
        appendTexts(text, /* counts= */ false, name, except);
        return text.toString();
    }

    /** @param counts whether the text of this tag itself counts, rather than only that of tags {@code name} in it */
    private void appendTexts(StringBuilder text, boolean counts, String name, String except) {
        for (int event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
            if (event == XMLStreamConstants.END_DOCUMENT) {
                throw Xlsx.damaged();
            }
            boolean nested = event == XMLStreamConstants.START_ELEMENT;
            if (nested && is(except)) {
                skip();
            } else if (nested) {
                appendTexts(text, counts || is(name), name, except);
            } else if (counts && isText(event)) {
                append(text);
            }
        }
    }

    /** Goes on to the end of the tag that has just started. */
    private void skip() {
        for (int open = 1; open > 0; ) {
            open += nextTag() ? 1 : -1;
        }
    }

    private static boolean isText(int event) {
        return event == XMLStreamConstants.CHARACTERS
                || event == XMLStreamConstants.CDATA
                || event == XMLStreamConstants.SPACE;
    }

    private void append(StringBuilder text) {
        text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
        if (text.length() > LONGEST_TEXT) {
            throw UnusableFileException.tooLarge("The file holds a text that is too long for a cell");
        }
    }

    private int next() {
        int event = read();
        if (event == XMLStreamConstants.START_ELEMENT) {
            depth++;
            startNames();
        } else if (event == XMLStreamConstants.END_ELEMENT) {
            depth--;
        } else if (event == XMLStreamConstants.PROCESSING_INSTRUCTION) {
            names.add(xml.getPITarget());
        } else if (event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw Xlsx.damaged();
        }
        if (depth > DEEPEST || names.size() > MOST_NAMES) {
            throw UnusableFileException.tooLarge("The XML of the file is nested too deeply, or has too many names");
        }
        return event;
    }

    private int read() {
        try {
            return xml.hasNext() ? xml.next() : XMLStreamConstants.END_DOCUMENT;
        } catch (XMLStreamException broken) {
            throw Xlsx.damaged();
        }
    }

    private void startNames() {
        names.add(xml.getLocalName());
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            names.add(xml.getAttributeLocalName(i));
        }
        for (int i = 0; i < xml.getNamespaceCount(); i++) {
            names.add(String.valueOf(xml.getNamespacePrefix(i)));
            names.add(String.valueOf(xml.getNamespaceURI(i)));
        }
    }

    @Override
    public void close() throws IOException {
        try {
            xml.close();
        } catch (XMLStreamException ignored) {
            // nothing is read of it any more
        } finally {
            bytes.close();
        }
    }
}
