package io.turbozap.bench.create;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files with tables of recipients: number, name and town of each, as spreadsheets save them. */
final class Spreadsheet {

    private static final String[] TOWNS = {"São Paulo", "Rio de Janeiro", "Belo Horizonte", "Curitiba", "Niterói"};
    private static final long FIRST_NUMBER = 5_511_900_000_000L;
    private static final int NUMBER_STEP = 97;
    private static final String RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private interface Content {
        void write(Writer out) throws IOException;
    }

    private Spreadsheet() {}

    private static String number(int row) {
        return Long.toString(FIRST_NUMBER + (long) row * NUMBER_STEP);
    }

    private static String name(int row) {
        return "Ana " + row;
    }

    /** In UTF-8, with semicolons. */
    static byte[] csv(int rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(rows * 40);
        write(bytes, out -> {
            out.write("Telefone;Nome;Cidade\r\n");
            for (int row = 0; row < rows; row++) {
                out.write(number(row) + ';' + name(row) + ';' + TOWNS[row % TOWNS.length] + "\r\n");
            }
        });
        return bytes.toByteArray();
    }

    /** With the texts shared, as the usual programs save them. */
    static byte[] xlsx(int rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(rows * 20);
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            part(zip, "_rels/.rels", out -> relation(out, "rId1", "officeDocument", "xl/workbook.xml"));
            part(zip, "xl/_rels/workbook.xml.rels", out -> {
                out.write("<Relationships xmlns=\"" + RELATIONS + "\">");
                one(out, "rId1", "worksheet", "worksheets/sheet1.xml");
                one(out, "rId2", "sharedStrings", "sharedStrings.xml");
                out.write("</Relationships>");
            });
            part(
                    zip,
                    "xl/workbook.xml",
                    out -> out.write("<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + OFFICE
                            + "\"><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"));
            part(zip, "xl/sharedStrings.xml", out -> texts(out, rows));
            part(zip, "xl/worksheets/sheet1.xml", out -> cells(out, rows));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void relation(Writer out, String id, String type, String target) throws IOException {
        out.write("<Relationships xmlns=\"" + RELATIONS + "\">");
        one(out, id, type, target);
        out.write("</Relationships>");
    }

    private static void one(Writer out, String id, String type, String target) throws IOException {
        out.write("<Relationship Id=\"" + id + "\" Type=\"" + OFFICE + "/" + type + "\" Target=\"" + target + "\"/>");
    }

    /** The headings, the towns, and then one name for each row. */
    private static void texts(Writer out, int rows) throws IOException {
        out.write("<sst xmlns=\"" + MAIN + "\">");
        for (String heading : new String[] {"Telefone", "Nome", "Cidade"}) {
            out.write("<si><t>" + heading + "</t></si>");
        }
        for (String town : TOWNS) {
            out.write("<si><t>" + town + "</t></si>");
        }
        for (int row = 0; row < rows; row++) {
            out.write("<si><t>" + name(row) + "</t></si>");
        }
        out.write("</sst>");
    }

    private static void cells(Writer out, int rows) throws IOException {
        out.write("<worksheet xmlns=\"" + MAIN + "\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c>"
                + "<c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"s\"><v>2</v></c></row>");
        for (int row = 0; row < rows; row++) {
            int at = row + 2;
            out.write("<row r=\"" + at + "\"><c r=\"A" + at + "\"><v>" + number(row) + "</v></c><c r=\"B" + at
                    + "\" t=\"s\"><v>" + (3 + TOWNS.length + row) + "</v></c><c r=\"C" + at + "\" t=\"s\"><v>"
                    + (3 + row % TOWNS.length) + "</v></c></row>");
        }
        out.write("</sheetData></worksheet>");
    }

    private static void part(ZipOutputStream zip, String name, Content content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        write(zip, content);
        zip.closeEntry();
    }

    private static void write(OutputStream to, Content content) {
        try {
            Writer out = new BufferedWriter(new OutputStreamWriter(to, UTF_8));
            content.write(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
