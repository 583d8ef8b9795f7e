/**
 * Makes the seed data: {@link seed.ServiceHistory} plays each service's months, {@link seed.Faults} spoils some records.
 *
 * <p>Run from source by a bare JDK ({@code java scripts/java/seed/GenerateSeed.java}), so nothing here has a dependency.
 */
package seed;
