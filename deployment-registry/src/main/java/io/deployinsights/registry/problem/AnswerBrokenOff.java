package io.deployinsights.registry.problem;

/** An answer can't be completed: the server closes the connection, so that nobody takes it for complete. */
final class AnswerBrokenOff extends RuntimeException {

    AnswerBrokenOff(Throwable cause) {
        super("An answer was broken off", cause, false, false);
    }
}
