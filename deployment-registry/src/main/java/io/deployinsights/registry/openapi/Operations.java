package io.deployinsights.registry.openapi;

import static io.deployinsights.registry.openapi.Answers.reference;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What each operation is for, takes and answers; the paths and parameters are known from the code. */
final class Operations {

    private static final String NEW_DEPLOYMENT = "NewDeployment";

    private static final Map<String, Consumer<Operation>> DESCRIBED = Map.of(
            "list", Operations::list,
            "get", Operations::get,
            "create", Operations::create,
            "replace", Operations::replace,
            "patch", Operations::patch,
            "changes", Operations::changes,
            "importDeployments", Operations::importDeployments,
            "health", Operations::health);

    private Operations() {}

    static void describe(Operation operation) {
        DESCRIBED.getOrDefault(operation.getOperationId(), unknown -> {}).accept(operation);
    }

    private static void list(Operation operation) {
        describe(operation, "listDeployments", "Deployments, newest start first", """
            Without `limit` all of them, streamed, as a JSON array, NDJSON or CSV. With it one page; its `Link` header has the
            next. A listing that breaks off in the middle could not be completed.\
            """)
                .setResponses(new Answers()
                        .deployments("The deployments that match all filters.")
                        .problem("400", "A parameter is unknown or not allowed.")
                        .problem("406", "None of the forms is acceptable.")
                        .problem("503", "The database can't be used at the moment.")
                        .all());
    }

    private static void get(Operation operation) {
        describe(operation, "getDeployment", "One deployment", "Whatever is stored is shown, however old it is.")
                .setResponses(new Answers()
                        .deployment("200", "The deployment.")
                        .nothing("304", "It is still the one that If-None-Match names.")
                        .problem("404", "There is no such deployment.")
                        .problem("503", "The database can't be used at the moment.")
                        .all());
    }

    private static void create(Operation operation) {
        describe(operation, "createDeployment", "Tell of a new deployment", """
            With an `Idempotency-Key`, the same request can be sent again for 24 hours: it is answered as the first one was,
            and creates nothing.\
            """)
                .requestBody(body("application/json", NEW_DEPLOYMENT, Examples.NEW_DEPLOYMENT))
                .setResponses(refusals(new Answers().deployment("201", "It is stored; Location says where."))
                        .problem("422", "The Idempotency-Key came with another body before.")
                        .all());
    }

    private static void replace(Operation operation) {
        describe(operation, "replaceDeployment", "Put a deployment in place of another", """
            What isn't sent becomes empty, but for `startedAt`, `finishedAt` and `rolledBackAt`, which stay. What is sent just as it
            is stored isn't judged: a record that was read can be put back.\
            """)
                .requestBody(body("application/json", NEW_DEPLOYMENT, Examples.NEW_DEPLOYMENT))
                .setResponses(changed());
    }

    private static void patch(Operation operation) {
        describe(operation, "patchDeployment", "Change a deployment", """
            What a pipeline step calls, as RFC 7386 has it: the fields that are sent change, null removes. When a request
            ends the deployment and there is no `finishedAt`, it is the registry's time; so is `rolledBackAt` when `Succeeded`
            becomes `RolledBack`.\
            """)
                .requestBody(body("application/merge-patch+json", "DeploymentPatch", Examples.PATCH))
                .setResponses(changed());
    }

    private static void importDeployments(Operation operation) {
        describe(operation, "importDeployments", "Take over history", """
            A file of any size: one JSON object a line, a JSON array, or CSV with a header line, gzipped or not. History is taken as
            it was, with any status and contradicting times; what probably isn't meant like that is a warning. Importing a file again adds nothing: a record
            keeps its `id`, or gets one that its content gives. What is there already and says something else is `differing`, and
            `onConflict` decides which is kept. Something broken costs itself: it is rejected with its line, and all around it is
            read. Each list holds the first 1,000, its count all.\
            """)
                .requestBody(body("application/x-ndjson", NEW_DEPLOYMENT, Examples.NEW_DEPLOYMENT))
                .setResponses(new Answers()
                        .object("200", "ImportResult", "What became of the records.")
                        .problem("400", "A query parameter is unknown or not allowed.")
                        .problem(
                                "415", "It is neither NDJSON nor JSON nor CSV, or compressed in another way than gzip.")
                        .problem(
                                "422",
                                "Nothing was taken; the problem has all that the answer has, and the first reasons.")
                        .problem("503", "The database can't be used at the moment; importing again completes it.")
                        .all());
        operation
                .getRequestBody()
                .getContent()
                .addMediaType("application/json", new MediaType().schema(Schemas.listOf(NEW_DEPLOYMENT)))
                .addMediaType(
                        "text/csv",
                        new MediaType()
                                .schema(Schemas.described(
                                        "string",
                                        "Columns are named like the fields, in any case, and labels.team; separated by"
                                                + " commas, semicolons or tabs.")));
    }

    private static void changes(Operation operation) {
        describe(operation, "listChanges", "The change feed", """
            Whoever keeps following `next` sees the latest state of every deployment at least once and misses no acknowledged
            write. An item may come twice; the later one wins. Another `epoch` than before says that history itself was
            replaced: start over then.\
            """)
                .setResponses(new Answers()
                        .object("200", "ChangePage", "A part of the feed, the earliest change first.")
                        .problem("400", "A parameter is unknown or not allowed.")
                        .problem("503", "The database can't be used at the moment.")
                        .all());
    }

    private static void health(Operation operation) {
        describe(operation, "getHealth", "Whether the registry can reach its database", "Answers within 3 seconds.")
                .setResponses(new Answers()
                        .object("200", "Health", "It can.")
                        .object("503", "Health", "It can't.")
                        .problem("400", "A query parameter is unknown.")
                        .all());
    }

    private static ApiResponses changed() {
        return refusals(new Answers().deployment("200", "The deployment as it is now."))
                .problem("404", "There is no such deployment.")
                .problem("409", "The status can't become that.")
                .problem("412", "It isn't the state that If-Match names any more.")
                .all();
    }

    private static Answers refusals(Answers answers) {
        return answers.problem("400", "What was sent is not allowed; every fault is named.")
                .problem("413", "It is too large for a deployment.")
                .problem("415", "The Content-Type is another, or the Content-Encoding another than gzip.")
                .problem("503", "The database can't be used at the moment.");
    }

    private static RequestBody body(String contentType, String schema, Object example) {
        MediaType content = new MediaType().schema(reference(schema)).example(example);
        return new RequestBody().required(true).content(new Content().addMediaType(contentType, content));
    }

    private static Operation describe(Operation operation, String id, String summary, String description) {
        boolean aboutHealth = id.equals("getHealth");
        return operation
                .operationId(id)
                .summary(summary)
                .description(description)
                .tags(List.of(aboutHealth ? "Health" : "Deployments"));
    }
}
