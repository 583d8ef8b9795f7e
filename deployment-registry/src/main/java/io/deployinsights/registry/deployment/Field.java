package io.deployinsights.registry.deployment;

import io.deployinsights.registry.rule.CommitSha;
import io.deployinsights.registry.rule.HttpUrl;
import io.deployinsights.registry.rule.Labels;
import io.deployinsights.registry.rule.ObjectIdText;
import io.deployinsights.registry.rule.OneOf;
import io.deployinsights.registry.rule.PositiveInteger;
import io.deployinsights.registry.rule.Rule;
import io.deployinsights.registry.rule.Text;
import io.deployinsights.registry.rule.Time;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The fields of a deployment, in the order they are shown. */
public enum Field {
    ID("id", Presence.ALWAYS, new ObjectIdText()),
    SERVICE_NAME("serviceName", Presence.REQUIRED, new Text(100)),
    VERSION("version", Presence.REQUIRED, new Text(200)),
    ENVIRONMENT("environment", Presence.REQUIRED, new Text(50)),
    DEPLOYMENT_TYPE("deploymentType", Presence.REQUIRED, new OneOf(DeploymentType.words())),
    STATUS("status", Presence.REQUIRED, new OneOf(Status.words())),
    DEPLOYED_BY("deployedBy", Presence.REQUIRED, new Text(100)),
    STARTED_AT("startedAt", Presence.ALWAYS, new Time()),
    FINISHED_AT("finishedAt", Presence.ALWAYS, new Time()),
    COMMIT_SHA("commitSha", Presence.REQUIRED, new CommitSha()),
    PULL_REQUEST_NUMBER("pullRequestNumber", Presence.ALWAYS, new PositiveInteger()),
    COMMITTED_AT("committedAt", Presence.WHEN_GIVEN, new Time()),
    URL("url", Presence.WHEN_GIVEN, new HttpUrl()),
    LABELS("labels", Presence.WHEN_GIVEN, new Labels());

    /** MongoDB's name of {@link #ID}. */
    public static final String STORED_ID = "_id";

    private static final List<String> NAMES =
            Arrays.stream(values()).map(Field::json).toList();

    private final String json;
    private final Presence presence;
    // Every rule is a record of immutable values.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Rule rule;

    Field(String json, Presence presence, Rule rule) {
        this.json = json;
        this.presence = presence;
        this.rule = rule;
    }

    private enum Presence {
        /** A writer must give it. */
        REQUIRED,
        /** A writer may leave it out, a reader always finds it. */
        ALWAYS,
        /** A reader only finds it where a writer gave it. */
        WHEN_GIVEN
    }

    /** Its name in JSON. */
    public String json() {
        return json;
    }

    /** Its name in MongoDB. */
    public String stored() {
        return this == ID ? STORED_ID : json;
    }

    /** What it may hold. */
    public Rule rule() {
        return rule;
    }

    /** Whether a writer must give it. */
    public boolean required() {
        return presence == Presence.REQUIRED;
    }

    /** Whether a reader always finds it, with null where there is no value. */
    public boolean alwaysShown() {
        return presence != Presence.WHEN_GIVEN;
    }

    /** All names in JSON, in the order they are shown. */
    public static List<String> names() {
        return NAMES;
    }

    /** The field of this name in JSON. */
    public static Optional<Field> named(String json) {
        return Arrays.stream(values()).filter(field -> field.json.equals(json)).findAny();
    }
}
