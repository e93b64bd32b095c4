package io.turbozap.bench.report;

import io.turbozap.bench.figure.Unit;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Where and when was measured.
 *
 * @param date the day, in UTC
 * @param processor the model of the CPU
 * @param processors how many of them the JVM may use
 * @param memory the RAM in GB, 0 if the system does not tell
 * @param system the operating system
 * @param java the JVM of the bench and of the measured Turbozap
 * @param load its load average before anything was measured, negative if the system does not tell
 */
public record Machine(
        String date, String processor, int processors, long memory, String system, String java, double load) {

    public static Machine here() {
        return new Machine(
                LocalDate.now(ZoneOffset.UTC).toString(),
                value("/proc/cpuinfo", "model name", System.getProperty("os.arch")),
                Runtime.getRuntime().availableProcessors(),
                Math.round(Long.parseLong(
                                "0" + value("/proc/meminfo", "MemTotal", "").replaceAll("\\D", ""))
                        / 1048576.0),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    String show() {
        return date + ", " + processors + " × " + processor + (memory == 0 ? "" : ", " + memory + " GB") + ", " + system
                + ", " + java + (load < 0 ? "" : ", load average before " + Unit.number(load));
    }

    private static String value(String file, String key, String otherwise) {
        try {
            List<String> lines = Files.readAllLines(Path.of(file));
            return lines.stream()
                    .filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .findFirst()
                    .orElse(otherwise);
        } catch (IOException e) {
            return otherwise;
        }
    }
}
