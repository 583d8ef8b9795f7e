package io.deployinsights.insights.registry.cache;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips a test where there is no redis-server, but never in CI. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RedisNeeded.Condition.class)
public @interface RedisNeeded {

    /** Looks for the program. */
    final class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return RedisServer.isInstalled() || "true".equals(System.getenv("CI"))
                    ? ConditionEvaluationResult.enabled("redis-server is there, or has to be")
                    : ConditionEvaluationResult.disabled(
                            "redis-server is not installed: make doctor says how to get it");
        }
    }
}
