package io.deployinsights.registry.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.bson.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{key: {createdAt: 1}, name: 'any', expireAfterSeconds: 86400} | true",
                "{key: {createdAt: 1.0}, name: 'any', expireAfterSeconds: 86400.0} | true",
                "{key: {createdAt: 1}, expireAfterSeconds: 60} | false",
                "{key: {createdAt: 1}} | false",
                "{key: {createdAt: -1}, expireAfterSeconds: 86400} | false",
                "{key: {createdAt: 'text'}, expireAfterSeconds: 86400} | false",
                "{key: {createdAt: 1, _id: 1}, expireAfterSeconds: 86400} | false",
                "{key: {createdAt: 1}, expireAfterSeconds: 86400, sparse: true} | false",
                "{key: {createdAt: 1}, expireAfterSeconds: 86400, partialFilterExpression: {}} | false",
                "{name: 'no keys'} | false"
            })
    void isWhatDoesTheSameByAnyName(String existing, boolean same) {
        Index index = Index.expiring("keys", "createdAt", Duration.ofDays(1));

        assertThat(index.isAlso(Document.parse(existing))).isEqualTo(same);
    }
}
