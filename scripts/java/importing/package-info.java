/** Sends files of deployments to a registry; run from source by a bare JDK, so nothing here has a dependency. */
package importing;
