package io.turbozap.bench.state;

import io.turbozap.bench.figure.Figures;
import io.turbozap.bench.figure.Goal;
import io.turbozap.bench.figure.Line;
import io.turbozap.bench.figure.Unit;
import io.turbozap.bench.lab.Engine;
import io.turbozap.bench.lab.Lab;
import io.turbozap.bench.lab.Launch;
import io.turbozap.bench.lab.Measure;
import io.turbozap.bench.lab.Product;
import io.turbozap.bench.lab.Server;
import io.turbozap.bench.lab.Store;
import io.turbozap.bench.lab.Stub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How long it takes from the start of the process to the first 200 on {@code /health}, and to the first 201. */
public final class StartUp implements Measure {

    private static final String PLAIN = "start";
    private static final String ARCHIVE = "start with archive";
    private static final String FIRST = "start to first campaign";
    private static final String FIRST_DURABLE = "start to first campaign, SQLite";
    private static final String RESIDENT = "RSS at start";

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String method() {
        return "fresh process, /health asked every 2 ms, and in another one a small campaign created as soon as it answers;"
                + " the class-data archive is written by a run with a small campaign"
                + " (-XX:ArchiveClassesAtExit)";
    }

    @Override
    public List<Line> lines() {
        Line.Reference reference = new Line.Reference(Product.REFERENCE.figure(PLAIN), Product.REFERENCE.title());
        return List.of(
                Line.of("start to first 200 on /health", PLAIN, Unit.MILLIS, Goal.atMost(1200))
                        .against(reference.figure(), reference.owner()),
                Line.of("… with a class-data archive", ARCHIVE, Unit.MILLIS, Goal.atMost(600, 400))
                        .against(reference.figure(), reference.owner()),
                Line.of("start to first 201", FIRST, Unit.MILLIS)
                        .against(Product.REFERENCE.figure(FIRST), Product.REFERENCE.title()),
                Line.of("… durable on SQLite", FIRST_DURABLE, Unit.MILLIS),
                Line.of("… RSS just started", RESIDENT, Unit.MEGABYTES)
                        .against(Product.REFERENCE.figure(RESIDENT), Product.REFERENCE.title()));
    }

    @Override
    public void round(Lab lab, Figures figures) throws IOException, InterruptedException {
        for (Product product : lab.available(Product.TURBOZAP, Product.REFERENCE)) {
            boolean own = product == Product.TURBOZAP;
            try (Server server = lab.start(product, Launch.idle())) {
                figures.put(own ? PLAIN : product.figure(PLAIN), server.startMillis());
                figures.put(
                        own ? RESIDENT : product.figure(RESIDENT),
                        server.child().residentMegabytes());
            }
            figures.put(own ? FIRST : product.figure(FIRST), lab.firstCreateMillis(product, Launch.idle()));
        }
        try (Store store = Engine.SQLITE.open(lab)) {
            figures.put(
                    FIRST_DURABLE,
                    lab.firstCreateMillis(Product.TURBOZAP, Launch.idle().in(store)));
        }
        Launch archived = Launch.idle().with(List.of("-XX:SharedArchiveFile=" + archive(lab)));
        try (Server server = lab.start(Product.TURBOZAP, archived)) {
            figures.put(ARCHIVE, server.startMillis());
        }
    }

    private static Path archive(Lab lab) throws IOException, InterruptedException {
        Path archive = lab.file("turbozap.jsa");
        if (Files.exists(archive)) {
            return archive;
        }
        try (Stub stub = lab.stub(0, false);
                Server server = lab.start(
                        Product.TURBOZAP,
                        Launch.against(stub, 0).with(List.of("-XX:ArchiveClassesAtExit=" + archive)))) {
            server.load(1, 10);
        }
        if (!Files.exists(archive)) {
            throw new IOException("no class-data archive was written");
        }
        return archive;
    }
}
