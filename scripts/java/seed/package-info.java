/**
 * The seed data: {@link seed.GenerateSeed} makes it, {@link seed.ImportDeployments} sends it to a registry.
 *
 * <p>Run from source by a bare JDK ({@code java scripts/java/seed/GenerateSeed.java}), so nothing here has a dependency.
 */
package seed;
