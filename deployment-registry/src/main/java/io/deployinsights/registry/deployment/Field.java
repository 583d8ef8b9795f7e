package io.deployinsights.registry.deployment;

import io.deployinsights.registry.deployment.rule.CommitSha;
import io.deployinsights.registry.deployment.rule.HttpUrl;
import io.deployinsights.registry.deployment.rule.Labels;
import io.deployinsights.registry.deployment.rule.ObjectIdText;
import io.deployinsights.registry.deployment.rule.OneOf;
import io.deployinsights.registry.deployment.rule.PositiveInteger;
import io.deployinsights.registry.deployment.rule.Rule;
import io.deployinsights.registry.deployment.rule.Text;
import io.deployinsights.registry.deployment.rule.Time;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The fields of a deployment, in the order they are shown. */
public enum Field {
    ID("id", Presence.ALWAYS, new ObjectIdText()),
    SERVICE_NAME("serviceName", Presence.REQUIRED, new Text(100)),
    VERSION("version", Presence.REQUIRED, new Text(200)),
    ENVIRONMENT("environment", Presence.REQUIRED, new Text(50)),
    DEPLOYMENT_TYPE("deploymentType", Presence.ALWAYS, new OneOf(DeploymentType.words())),
    STATUS("status", Presence.REQUIRED, new OneOf(Status.words())),
    DEPLOYED_BY("deployedBy", Presence.ALWAYS, new Text(100)),
    STARTED_AT("startedAt", Presence.ALWAYS, new Time()),
    FINISHED_AT("finishedAt", Presence.ALWAYS, new Time()),
    COMMIT_SHA("commitSha", Presence.ALWAYS, new CommitSha()),
    PULL_REQUEST_NUMBER("pullRequestNumber", Presence.ALWAYS, new PositiveInteger()),
    COMMITTED_AT("committedAt", Presence.WHEN_GIVEN, new Time()),
    URL("url", Presence.WHEN_GIVEN, new HttpUrl()),
    LABELS("labels", Presence.WHEN_GIVEN, new Labels()),
    ROLLED_BACK_AT("rolledBackAt", Presence.WHEN_GIVEN, new Time()),
    SOURCE("source", Presence.WHEN_GIVEN, new Text(200));

    /** MongoDB's name of {@link #ID}. */
    public static final String STORED_ID = "_id";

    private static final List<String> NAMES =
            Arrays.stream(values()).map(Field::json).toList();
    private static final Map<String, Field> BY_LOWER_CASE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(field -> lower(field.json), field -> field));
    private static final List<Field> WRITTEN = List.copyOf(EnumSet.complementOf(EnumSet.of(ID, SOURCE)));
    /** What this registry says of a record; a writer who read it may send it back. */
    private static final Set<String> READ_ONLY = Set.of("source", "recordedby", "attested", "voided");

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

    /** The fields that a writer sets: all but the id, and what the registry says of the record. */
    public static List<Field> written() {
        return WRITTEN;
    }

    /** The field of this name in JSON, matched without regard to case, as the older service does. */
    public static Optional<Field> named(String json) {
        return Optional.ofNullable(BY_LOWER_CASE.get(lower(json)));
    }

    /** Whether this is the name, in any case, of something that only the registry says: what is sent for it is ignored. */
    public static boolean isReadOnly(String json) {
        return READ_ONLY.contains(lower(json));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
