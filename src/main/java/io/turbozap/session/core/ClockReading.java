package io.turbozap.session.core;

/**
 * A point in time, by two clocks. Decisions use the steady one, which never jumps; what people see uses the other.
 *
 * @param steady milliseconds since some fixed start
 * @param wall epoch milliseconds
 */
public record ClockReading(long steady, long wall) {

    /** The moment at which the calendar showed {@code otherWall}, as the clocks stand now. */
    ClockReading at(long otherWall) {
        return new ClockReading(steady + (otherWall - wall), otherWall);
    }

    /** The wall time that belongs to a steady time, as the clocks stand now. */
    long wallAt(long otherSteady) {
        return wall + (otherSteady - steady);
    }
}
