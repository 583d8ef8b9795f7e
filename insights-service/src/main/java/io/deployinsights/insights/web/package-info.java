/** The insights over HTTP: thin controllers, and the one place where an answer becomes bytes. */
@NullMarked
package io.deployinsights.insights.web;

import org.jspecify.annotations.NullMarked;
