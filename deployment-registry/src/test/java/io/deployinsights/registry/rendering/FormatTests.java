package io.deployinsights.registry.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;

class FormatTests {

    private static final Document DEPLOYMENT = new Document("_id", new ObjectId("69c394ab0f3c5e0012a4b7d1"))
            .append("serviceName", "a \"quoted\", name\nof two lines")
            .append("version", "=1+1")
            .append("startedAt", Instant.parse("2026-03-25T07:50:19.120Z"))
            .append("pullRequestNumber", 12)
            .append("labels", new Document("team", "blue").append("hotfix", "true"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "''                                           | JSON",
                "*/*                                          | JSON",
                "application/*                                | JSON",
                "text/html,application/xml;q=0.9,*/*;q=0.8    | JSON",
                "text/csv                                     | CSV",
                "text/*                                       | CSV",
                "application/x-ndjson                         | NDJSON",
                "application/json;q=0.5,text/csv              | CSV",
                "*/*;q=0.1,application/x-ndjson;q=0.2         | NDJSON",
                "application/json;q=0,text/csv;q=0.1          | CSV",
                "application/xml                              | none"
            })
    void givesWhatIsLikedBest(String accept, Format format) {
        assertThat(Format.accepted(MediaType.parseMediaTypes(accept))).isEqualTo(Optional.ofNullable(format));
    }

    @Test
    void writesCsvThatAnyReaderTakes() throws IOException {
        assertThat(written(Format.CSV, List.of(DEPLOYMENT))).isEqualTo("""
            id,serviceName,version,environment,deploymentType,status,deployedBy,startedAt,finishedAt,commitSha,\
            pullRequestNumber,committedAt,url,labels,rolledBackAt,source\r
            69c394ab0f3c5e0012a4b7d1,"a ""quoted"", name
            of two lines",'=1+1,,,,,2026-03-25T07:50:19.120Z,,,12,,,"{""team"":""blue"",""hotfix"":""true""}",,\r
            """);
    }

    @Test
    void writesOneObjectALine() throws IOException {
        String lines = written(Format.NDJSON, List.of(DEPLOYMENT, DEPLOYMENT));

        assertThat(lines.split("\n", -1))
                .hasSize(3)
                .endsWith("")
                .allMatch(line -> line.isEmpty() || line.startsWith("{\"id\""));
    }

    @ParameterizedTest
    @CsvSource({"JSON, []", "NDJSON, ''"})
    void writesNothingProperly(Format format, String nothing) throws IOException {
        assertThat(written(format, List.of())).isEqualTo(nothing);
    }

    @Test
    void writesOnlyTheHeaderOfNothing() throws IOException {
        assertThat(written(Format.CSV, List.of()))
                .startsWith("id,serviceName")
                .endsWith("labels,rolledBackAt,source\r\n");
    }

    @Test
    void tagsEveryVisibleChange() {
        String tag = DeploymentJson.etag(DeploymentJson.bytes(DEPLOYMENT));

        Document same = new Document(DEPLOYMENT)
                .append("feedStamp", Instant.EPOCH)
                .append("sortAt", Instant.EPOCH)
                .append("finishedAt", null);
        assertThat(DeploymentJson.etag(DeploymentJson.bytes(same))).isEqualTo(tag);
        Document other = new Document(DEPLOYMENT).append("committedAt", null);
        assertThat(DeploymentJson.etag(DeploymentJson.bytes(other))).isNotEqualTo(tag);
    }

    private static String written(Format format, List<Document> deployments) throws IOException {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        DeploymentWriter writer = format.writer(target, false);
        for (Document deployment : deployments) {
            writer.write(deployment);
        }
        writer.end();
        return target.toString(StandardCharsets.UTF_8);
    }
}
