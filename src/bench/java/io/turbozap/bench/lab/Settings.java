package io.turbozap.bench.lab;

import java.nio.file.Path;
import java.util.List;

/**
 * What the user chose.
 *
 * @param jar the Turbozap to measure
 * @param yardsticks a folder with {@code stub.c} and {@code turbozap-node}, which need not exist
 * @param javaOptions given to the measured JVM after those of a measure
 * @param scale how big and how long
 */
public record Settings(Path jar, Path yardsticks, List<String> javaOptions, Scale scale) {}
