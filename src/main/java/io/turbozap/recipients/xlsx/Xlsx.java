package io.turbozap.recipients.xlsx;

import io.turbozap.recipients.table.RowSink;
import io.turbozap.recipients.table.UnusableFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the first visible sheet of an XLSX workbook (ECMA-376, part 1), row by row. What formulas gave when the file was
 * saved is taken as text; nothing is calculated.
 *
 * <p>It is read here and not by a library, because it comes from anybody: a library that trusts the numbers in it, of a
 * column or of a shared text, can be made to fill the memory by a cell of a few bytes.
 */
public final class Xlsx {

    private static final String ROOT_RELATIONS = "_rels/.rels";
    private static final String WORKBOOK = "officeDocument";
    private static final String STRINGS = "sharedStrings";
    private static final String STYLES = "styles";

    private final XlsxPackage parts;
    private final XlsxStrings strings;
    private final XlsxFormats formats = new XlsxFormats();

    /** A part that another one refers to. */
    private record Relation(String type, String target) {}

    private Xlsx(XlsxPackage parts, XlsxStrings strings) {
        this.parts = parts;
        this.strings = strings;
    }

    /**
     * Hands the rows to {@code sink}.
     *
     * @param strings takes the texts that cells share
     * @throws UnusableFile if it is no workbook, or a dangerous one
     */
    public static void read(Path file, XlsxStrings strings, RowSink sink) throws IOException {
        try (XlsxPackage parts = XlsxPackage.open(file)) {
            new Xlsx(parts, strings).read(sink);
        }
    }

    static UnusableFile damaged() {
        return UnusableFile.because("The file is damaged, or no XLSX");
    }

    private void read(RowSink sink) throws IOException {
        String workbook = relations(ROOT_RELATIONS, "").values().stream()
                .filter(relation -> relation.type().equals(WORKBOOK))
                .map(Relation::target)
                .filter(part -> part.endsWith(".xml"))
                .findFirst()
                .orElseThrow(() -> UnusableFile.because("The file is an archive, but no XLSX"));
        Map<String, Relation> relations = relations(relationsOf(workbook), workbook);
        String sheet = firstSheet(workbook);
        for (Relation relation : relations.values()) {
            if (relation.type().equals(STRINGS)) {
                readStrings(relation.target());
            } else if (relation.type().equals(STYLES)) {
                try (XmlPart xml = part(relation.target())) {
                    formats.read(xml);
                }
            }
        }
        Relation first = relations.get(sheet);
        try (XmlPart xml = part(first == null ? "" : first.target())) {
            new XlsxSheet(xml, strings, formats).read(sink);
        }
    }

    private XmlPart part(String name) throws IOException {
        XmlPart part = parts.part(name);
        if (part == null) {
            throw damaged();
        }
        return part;
    }

    /** The name of the part that tells what {@code part} refers to (ECMA-376, part 2, 9.3). */
    private static String relationsOf(String part) {
        int name = part.lastIndexOf('/') + 1;
        return part.substring(0, name) + "_rels/" + part.substring(name) + ".rels";
    }

    /** By their ids. */
    private Map<String, Relation> relations(String name, String owner) throws IOException {
        Map<String, Relation> relations = new HashMap<>();
        try (XmlPart xml = part(name)) {
            while (xml.nextStart()) {
                String id = xml.attribute("Id");
                String type = xml.attribute("Type");
                String target = xml.attribute("Target");
                boolean within = !"External".equals(xml.attribute("TargetMode"));
                if (xml.is("Relationship") && id != null && type != null && target != null && within) {
                    relations.put(id, new Relation(type.substring(type.lastIndexOf('/') + 1), resolved(owner, target)));
                }
            }
        }
        return relations;
    }

    private static String resolved(String owner, String target) {
        try {
            String path = URI.create("/" + owner).resolve(target).getPath();
            return path == null || path.isEmpty() ? "" : path.substring(1);
        } catch (IllegalArgumentException broken) {
            throw damaged();
        }
    }

    /** The id of the first sheet that is not hidden, or of the first if all are. */
    private String firstSheet(String workbook) throws IOException {
        String first = null;
        try (XmlPart xml = part(workbook)) {
            while (xml.nextStart()) {
                if (xml.is("workbookPr") && isTrue(xml.attribute("date1904"))) {
                    formats.from1904();
                } else if (xml.is("sheet")) {
                    String id = xml.attributeOfAnyNamespace("id");
                    if (isVisible(xml.attribute("state"))) {
                        return Objects.requireNonNullElse(id, "");
                    }
                    first = first == null ? id : first;
                }
            }
        }
        if (first == null) {
            throw UnusableFile.because("The file has no sheet");
        }
        return first;
    }

    private static boolean isTrue(@Nullable String flag) {
        return "1".equals(flag) || "true".equals(flag);
    }

    private static boolean isVisible(@Nullable String state) {
        return state == null || state.equals("visible");
    }

    private void readStrings(String name) throws IOException {
        try (XmlPart xml = part(name)) {
            while (xml.nextStart()) {
                if (xml.is("si")) {
                    strings.add(xml.texts("t", "rPh"));
                }
            }
        }
    }
}
