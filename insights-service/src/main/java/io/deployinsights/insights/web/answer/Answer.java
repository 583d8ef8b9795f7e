package io.deployinsights.insights.web.answer;

import io.deployinsights.insights.current.CurrentHistory;
import io.deployinsights.insights.web.representation.Representation;

/** An answer, which holds as long as the deployments stay the same; how it begins may depend on the moment. */
public interface Answer {

    /** About how many bytes of memory it takes. */
    long bytes();

    /** What is sent while this history is current. */
    Representation at(CurrentHistory current);
}
