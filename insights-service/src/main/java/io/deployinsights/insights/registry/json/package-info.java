/** What the registry sends, read a value at a time: any field may be missing or of any type, and none is trusted. */
@NullMarked
package io.deployinsights.insights.registry.json;

import org.jspecify.annotations.NullMarked;
