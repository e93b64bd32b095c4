package io.turbozap.http.upload;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Receiver of the tokens of one JSON value as they come in. */
interface TokenSink {

    /** Takes the token that {@code parser} stands on; true if the value ended with it. */
    boolean accept(JsonToken token, JsonParser parser) throws IOException;
}
