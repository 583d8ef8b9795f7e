package io.deployinsights.registry.importing;

import io.deployinsights.registry.change.conflict.Difference;
import java.util.List;

/**
 * A record that is there already and says something else.
 *
 * @param line where the one that was sent starts in the file, from 1
 * @param id which it is
 * @param replaced whether the one that was sent is stored now
 * @param fields what differs
 */
record Differing(long line, String id, boolean replaced, List<Difference> fields) {}
