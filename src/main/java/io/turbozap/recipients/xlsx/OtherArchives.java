package io.turbozap.recipients.xlsx;

import java.util.Set;

/** The kinds of archives that are no XLSX workbooks, and what to do with them. */
final class OtherArchives {

    private static final String SAVE = ": save it as .xlsx, or as CSV UTF-8";

    private OtherArchives() {}

    /** @param names of what is in it, in lower case */
    static String sentence(Set<String> names) {
        if (names.contains("xl/workbook.bin")) {
            return "The file is a binary workbook of Excel (.xlsb)" + SAVE;
        } else if (names.contains("word/document.xml")) {
            return "The file is a document of Word, not a spreadsheet: put the table into a spreadsheet, and save it as"
                    + " .xlsx or CSV UTF-8";
        } else if (names.contains("ppt/presentation.xml")) {
            return "The file is a presentation, not a spreadsheet";
        } else if (names.contains("content.xml") && names.contains("meta-inf/manifest.xml")) {
            return "The file is of LibreOffice or OpenOffice (.ods)" + SAVE;
        } else if (names.stream().anyMatch(name -> name.endsWith(".iwa"))) {
            return "The file is of Apple Numbers: export it as Excel (.xlsx) or CSV";
        } else if (names.stream()
                .anyMatch(name -> name.endsWith(".csv") || name.endsWith(".xlsx") || name.endsWith(".txt"))) {
            return "The file is an archive (.zip): unpack it, and send the table that is in it";
        }
        return "The file is an archive, but no XLSX" + SAVE;
    }
}
