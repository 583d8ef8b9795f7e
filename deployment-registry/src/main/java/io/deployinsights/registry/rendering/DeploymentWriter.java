package io.deployinsights.registry.rendering;

import java.io.IOException;
import org.bson.Document;

/** Writes a list of deployments one by one, so that its length doesn't matter. */
public interface DeploymentWriter {

    /** Adds one deployment. */
    void write(Document stored) throws IOException;

    /** Completes the list. Not called when the list could not be read to its end: a reader must see that it is cut off. */
    void end() throws IOException;
}
