package io.turbozap.store;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The SQL that stands in the program's classes: texts in their code, and what their constants come to. */
public final class WrittenStatements {

    private static final Pattern SQL = Pattern.compile("(?s)(SELECT|INSERT INTO|UPDATE|DELETE FROM|WITH) .*");
    private static final Pattern WITHOUT_STORE = Pattern.compile("io/turbozap/simulator/.*");

    private final Set<String> texts = new TreeSet<>();

    private WrittenStatements() {}

    public static Set<String> all() {
        WrittenStatements statements = new WrittenStatements();
        try {
            Path root = Path.of(Database.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            try (Stream<Path> files = Files.walk(root.resolve("io/turbozap"))) {
                files.filter(file -> file.toString().endsWith(".class"))
                        .map(root::relativize)
                        .filter(file -> !WITHOUT_STORE.matcher(file.toString()).matches())
                        .forEach(file -> statements.collect(root, file));
            }
        } catch (IOException | URISyntaxException e) {
            throw new AssertionError(e);
        }
        return statements.texts;
    }

    private void collect(Path root, Path file) {
        Set<String> own = new TreeSet<>();
        try (DataInputStream in = new DataInputStream(Files.newInputStream(root.resolve(file)))) {
            readConstants(in, own);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!own.isEmpty()) {
            texts.addAll(own);
            String name = file.toString().replace('/', '.');
            addFields(name.substring(0, name.length() - ".class".length()));
        }
    }

    /** The texts in the pool of constants, in the format of class files. */
    private static void readConstants(DataInputStream in, Set<String> into) throws IOException {
        in.readInt();
        in.readInt();
        int count = in.readUnsignedShort();
        for (int i = 1; i < count; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> add(in.readUTF(), into);
                case 3, 4, 9, 10, 11, 12, 17, 18 -> in.readInt();
                case 5, 6 -> {
                    in.readLong();
                    i++;
                }
                case 7, 8, 16, 19, 20 -> in.readUnsignedShort();
                case 15 -> in.skipBytes(3);
                default -> throw new IOException("constant of kind " + tag);
            }
        }
    }

    private void addFields(String className) {
        try {
            for (Field field : Class.forName(className).getDeclaredFields()) {
                boolean several = field.getType() == Map.class;
                if (Modifier.isStatic(field.getModifiers()) && (several || field.getType() == String.class)) {
                    field.setAccessible(true);
                    Object value = field.get(null);
                    Collection<?> values = value instanceof Map<?, ?> map ? map.values() : List.of(value);
                    values.forEach(each -> add(String.valueOf(each), texts));
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(className, e);
        }
    }

    private static void add(String text, Set<String> into) {
        if (SQL.matcher(text).matches()) {
            into.add(text);
        }
    }
}
