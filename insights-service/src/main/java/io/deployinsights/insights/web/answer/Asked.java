package io.deployinsights.insights.web.answer;

import io.deployinsights.insights.web.format.Format;

/**
 * All that a request asks: with a history it decides every byte of the answer.
 *
 * @param compressed whether the reader takes a compressed answer
 * @param hash the question's, which is computed once and not whenever it is asked
 */
record Asked(Question<?> question, Format format, boolean compressed, int hash) {

    Asked(Question<?> question, Format format, boolean compressed) {
        this(question, format, compressed, question.hashCode());
    }
}
