package io.deployinsights.insights.benchmark;

/**
 * The largest number that a band has.
 *
 * @param amount seconds, or a share from 0 to 1
 * @param inclusive whether the amount itself is in the band
 */
public record Limit(double amount, boolean inclusive) {

    boolean isKeptBy(double number) {
        return inclusive ? number <= amount : number < amount;
    }
}
