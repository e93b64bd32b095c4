package io.turbozap.config;

/** A configuration that cannot be used. Its message is one line for the operator, free of secrets. */
public final class ConfigException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ConfigException(String line) {
        super(line.replaceAll("\\p{Cntrl}", " "));
    }
}
