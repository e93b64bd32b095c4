package io.turbozap.live.socketio;

/** Response to one HTTP request of a client that polls. It is given once. */
interface PollResponse {

    /** Answers with packets. */
    void answer(String payload);

    /** Refuses: the connection does not go on like this, or is not there. */
    void refuse();
}
