package io.turbozap.bench.create;

import io.turbozap.bench.figure.Figures;
import io.turbozap.bench.figure.Line;
import io.turbozap.bench.figure.Unit;
import io.turbozap.bench.lab.Lab;
import io.turbozap.bench.lab.Launch;
import io.turbozap.bench.lab.Measure;
import io.turbozap.bench.lab.Product;
import io.turbozap.bench.lab.Server;
import java.io.IOException;
import java.util.List;

/** How fast large files become lists of recipients in a small heap. */
public final class ImportSpeed implements Measure {

    private static final String CSV = "rows of CSV";
    private static final String XLSX = "rows of XLSX";
    private static final String CSV_PEAK = "peak RSS with CSV";
    private static final String XLSX_PEAK = "peak RSS with XLSX";
    private static final String CSV_TYPE = "text/csv";
    private static final String XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int HEAP_MEGABYTES = 256;
    private static final int WARM_UPS = 3;
    private static final int XLSX_SHARE = 5;

    @Override
    public String name() {
        return "imports";
    }

    @Override
    public String method() {
        return "fresh process at -Xmx256m for each file, warmed up by three files of 1 %, then one PUT of the file (number,"
                + " name and town of each) into a list, from the first byte to the answer that all rows are accepted";
    }

    @Override
    public List<Line> lines() {
        return List.of(
                Line.of("import of 1 M rows of CSV into a list, at -Xmx256m", CSV, Unit.PER_SECOND),
                Line.of("… peak RSS", CSV_PEAK, Unit.MEGABYTES),
                Line.of("import of 200,000 rows of XLSX into a list, at -Xmx256m", XLSX, Unit.PER_SECOND),
                Line.of("… peak RSS", XLSX_PEAK, Unit.MEGABYTES));
    }

    @Override
    public void round(Lab lab, Figures figures) throws IOException, InterruptedException {
        int rows = lab.scale().contacts();
        try (Server server = lab.start(Product.TURBOZAP, Launch.idle().heap(HEAP_MEGABYTES))) {
            figures.put(CSV, perSecond(server, CSV_TYPE, rows, Spreadsheet.csv(rows / 100), Spreadsheet.csv(rows)));
            figures.put(CSV_PEAK, server.child().peakResidentMegabytes());
        }
        int fewer = rows / XLSX_SHARE;
        try (Server server = lab.start(Product.TURBOZAP, Launch.idle().heap(HEAP_MEGABYTES))) {
            figures.put(
                    XLSX, perSecond(server, XLSX_TYPE, fewer, Spreadsheet.xlsx(fewer / 100), Spreadsheet.xlsx(fewer)));
            figures.put(XLSX_PEAK, server.child().peakResidentMegabytes());
        }
    }

    private static double perSecond(Server server, String type, int rows, byte[] small, byte[] file)
            throws IOException {
        for (int i = 0; i < WARM_UPS; i++) {
            server.importList("warm", type, small);
        }
        long start = System.nanoTime();
        int accepted = server.importList("bench", type, file);
        double seconds = (System.nanoTime() - start) / 1e9;
        if (accepted != rows) {
            throw new IOException(accepted + " of " + rows + " rows were accepted");
        }
        return rows / seconds;
    }
}
