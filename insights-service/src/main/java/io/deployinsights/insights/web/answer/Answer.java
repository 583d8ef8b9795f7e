package io.deployinsights.insights.web.answer;

import io.deployinsights.insights.current.CurrentHistory;

/** An answer, as long as its deployments are the same; how it begins may depend on the moment. */
public interface Answer {

    /** About how many bytes of memory it takes. */
    long bytes();

    /** What is sent to who asks now. */
    Representation at(CurrentHistory current, boolean compressed);
}
