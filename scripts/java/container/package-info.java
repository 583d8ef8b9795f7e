/** What a container runs beside its service. */
package container;
