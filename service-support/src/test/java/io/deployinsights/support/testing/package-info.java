/** What the tests of all services test with, and the facts that hold for each of them. */
@NullMarked
package io.deployinsights.support.testing;

import org.jspecify.annotations.NullMarked;
