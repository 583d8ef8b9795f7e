package io.deployinsights.insights.faults;

import io.deployinsights.insights.faults.installed.Installation;
import io.deployinsights.insights.faults.installed.SharedInstallation;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests that break things, which get an {@link Installation} as a parameter: a suite of its own ({@code scripts/test faults}). */
@Tag("faults")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SharedInstallation.class)
@interface OnInstallation {}
