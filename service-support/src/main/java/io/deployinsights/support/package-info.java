/** What both services are served with, and nothing of what they are for: each says in {@link ServiceTraits} how it differs. */
@NullMarked
package io.deployinsights.support;

import org.jspecify.annotations.NullMarked;
