package io.deployinsights.insights.web.answer;

import io.deployinsights.insights.web.format.Format;

/**
 * All that a request asks: with a history it decides every byte of the answer.
 *
 * @param compressed whether the reader takes a compressed answer
 */
record Asked(Question<?> question, Format format, boolean compressed) {}
