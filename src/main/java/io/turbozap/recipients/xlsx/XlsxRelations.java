package io.turbozap.recipients.xlsx;

import io.turbozap.recipients.table.MemoryAllowance;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The relations of a part of a workbook (ECMA-376, part 2, 6.5), without those to what is not in the file. */
final class XlsxRelations {

    private final Map<String, Relation> byId = new LinkedHashMap<>();

    /**
     * A part that another one refers to.
     *
     * @param type the last word of its type: the strict form of the standard has another address before it
     */
    record Relation(String type, String part) {}

    /** What one takes beside its texts, in bytes. */
    private static final int EACH = 160;

    private XlsxRelations() {}

    /** Those of {@code owner}, the empty name for the file itself; none if nothing lists any. */
    static XlsxRelations of(XlsxPackage parts, String owner, MemoryAllowance memoryAllowance) throws IOException {
        XlsxRelations relations = new XlsxRelations();
        try (XmlPart xml = parts.part(PartNames.relationsOf(owner))) {
            while (xml != null && xml.nextStart()) {
                String id = xml.attribute("Id");
                String type = xml.attribute("Type");
                String target = xml.attribute("Target");
                boolean within = !"External".equals(xml.attribute("TargetMode"));
                if (xml.is("Relationship") && id != null && type != null && target != null && within) {
                    String word = type.substring(type.lastIndexOf('/') + 1);
                    memoryAllowance.take(
                            EACH + Character.BYTES * (long) (id.length() + word.length() + target.length()));
                    relations.byId.put(id, new Relation(word, PartNames.resolve(owner, target)));
                }
            }
        }
        return relations;
    }

    @Nullable
    Relation get(@Nullable String id) {
        return id == null ? null : byId.get(id);
    }

    /** The first part of this type, or {@code usual} if none is listed. */
    String first(String type, String usual) {
        return byId.values().stream()
                .filter(relation -> relation.type().equals(type))
                .map(Relation::part)
                .findFirst()
                .orElse(usual);
    }
}
