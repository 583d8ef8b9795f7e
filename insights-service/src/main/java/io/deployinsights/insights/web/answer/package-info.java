/** How a question becomes an answer: what a request asks, answers that are kept, and the one place where they become bytes. */
@NullMarked
package io.deployinsights.insights.web.answer;

import org.jspecify.annotations.NullMarked;
