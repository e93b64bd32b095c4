package io.turbozap.recipients.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes XLSX files part by part, good ones and others. */
public final class XlsxBuilder {

    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    public XlsxBuilder() {
        part("[Content_Types].xml", "<Types/>");
        part(
                "_rels/.rels",
                relations(
                        "<Relationship Id='rId1' Type='" + RELATIONS + "/officeDocument' Target='xl/workbook.xml'/>"));
        part("xl/workbook.xml", workbook("<sheet name='People' sheetId='1' r:id='rId1'/>"));
        part(
                "xl/_rels/workbook.xml.rels",
                relations("<Relationship Id='rId1' Type='" + RELATIONS
                        + "/worksheet' Target='worksheets/sheet1.xml'/><Relationship Id='rId2' Type='" + RELATIONS
                        + "/sharedStrings' Target='/xl/sharedStrings.xml'/><Relationship Id='rId3' Type='" + RELATIONS
                        + "/styles' Target='styles.xml'/>"));
        styles("");
        part("xl/sharedStrings.xml", strings(""));
    }

    XlsxBuilder without(String name) {
        parts.remove(name);
        return this;
    }

    /** With backslashes, upper case, or whatever else between the names of its parts. */
    XlsxBuilder renamed(UnaryOperator<String> rename) {
        Map<String, byte[]> renamed = new LinkedHashMap<>();
        parts.forEach((name, bytes) -> renamed.put(rename.apply(name), bytes));
        parts.clear();
        parts.putAll(renamed);
        return this;
    }

    static String workbook(String sheets) {
        return "<?xml version='1.0' encoding='UTF-8'?><workbook xmlns='" + MAIN + "' xmlns:r='" + RELATIONS
                + "'><sheets>" + sheets + "</sheets></workbook>";
    }

    static String relations(String relations) {
        return "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>" + relations
                + "</Relationships>";
    }

    static String strings(String items) {
        return "<sst xmlns='" + MAIN + "'>" + items + "</sst>";
    }

    static String sheet(String rows) {
        return "<?xml version='1.0' encoding='UTF-8'?><worksheet xmlns='" + MAIN + "'><sheetData>" + rows
                + "</sheetData></worksheet>";
    }

    XlsxBuilder part(String name, String xml) {
        parts.put(name, xml.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    public XlsxBuilder rows(String rows) {
        return part("xl/worksheets/sheet1.xml", sheet(rows));
    }

    XlsxBuilder styles(String styles) {
        return part("xl/styles.xml", "<styleSheet xmlns='" + MAIN + "'>" + styles + "</styleSheet>");
    }

    XlsxBuilder shared(String items) {
        return part("xl/sharedStrings.xml", strings(items));
    }

    public byte[] build() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
