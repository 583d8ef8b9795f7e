package io.deployinsights.insights.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests of the dashboard, which get a {@link Dashboard} as a parameter: a suite of its own ({@code scripts/test browser}). */
@Tag("browser")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf(
        value = "io.deployinsights.insights.browser.Chromium#isThereOrHasToBe",
        disabledReason = "Chromium is not installed")
@ExtendWith(SharedDashboard.class)
@interface InBrowser {}
