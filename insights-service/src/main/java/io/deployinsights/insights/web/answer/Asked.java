package io.deployinsights.insights.web.answer;

/**
 * All that a request asks: with a history it decides every byte of the answer.
 *
 * @param compressed whether the reader takes a compressed answer
 * @param hash of what is asked for, which is computed once and not whenever it is asked for
 */
record Asked(Answerable answerable, boolean compressed, int hash) {

    Asked(Answerable answerable, boolean compressed) {
        this(answerable, compressed, answerable.hashCode());
    }
}
