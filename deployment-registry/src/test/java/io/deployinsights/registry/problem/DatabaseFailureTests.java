package io.deployinsights.registry.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoClientException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoConfigurationException;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoCredential;
import com.mongodb.MongoCursorNotFoundException;
import com.mongodb.MongoException;
import com.mongodb.MongoInternalException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoOperationTimeoutException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.connection.ClusterId;
import com.mongodb.connection.ServerId;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.junit.jupiter.api.Test;

class DatabaseFailureTests {

    private static final ServerAddress ADDRESS = new ServerAddress();

    private static MongoSocketReadException cut() {
        return new MongoSocketReadException("cut", ADDRESS);
    }

    @Test
    void passesWhatAFailoverOrALoadBrings() {
        Stream<MongoException> answered = IntStream.of(
                        6, 7, 50, 89, 91, 112, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436)
                .mapToObj(DatabaseFailureTests::answered);

        assertThat(Stream.concat(
                        answered,
                        Stream.of(
                                cut(),
                                new MongoSocketReadTimeoutException("slow", ADDRESS, new RuntimeException()),
                                new MongoTimeoutException("no server"),
                                new MongoOperationTimeoutException("slow"),
                                new MongoConnectionPoolClearedException(new ServerId(new ClusterId(), ADDRESS), cut()),
                                new MongoNotPrimaryException(body(10107), ADDRESS),
                                new MongoNodeIsRecoveringException(body(11602), ADDRESS),
                                new MongoCursorNotFoundException(7, body(43), ADDRESS),
                                security(cut()))))
                .allMatch(DatabaseFailure::isTemporary);
    }

    @Test
    void doesNotPassWhatSomebodyHasToChange() {
        Stream<MongoException> answered =
                IntStream.of(2, 9, 13, 18, 59, 73, 85, 86, 121, 10334, 17280).mapToObj(DatabaseFailureTests::answered);

        assertThat(Stream.concat(
                        answered,
                        Stream.of(
                                security(answered(18)),
                                new MongoConfigurationException("wrong"),
                                new MongoClientException("wrong"),
                                new MongoInternalException("too large"),
                                bulk(10334))))
                .noneMatch(DatabaseFailure::isTemporary);
        assertThat(DatabaseFailure.isTemporary(bulk(112))).isTrue();
    }

    private static MongoException answered(int code) {
        return new MongoCommandException(body(code), ADDRESS);
    }

    private static MongoException security(MongoException cause) {
        return new MongoSecurityException(
                MongoCredential.createCredential("who", "admin", new char[0]), "Exception authenticating", cause);
    }

    private static MongoException bulk(int code) {
        return new MongoBulkWriteException(
                BulkWriteResult.unacknowledged(),
                List.of(new BulkWriteError(code, "refused", new BsonDocument(), 0)),
                null,
                ADDRESS,
                Set.of());
    }

    private static BsonDocument body(int code) {
        return new BsonDocument("ok", new BsonInt32(0))
                .append("code", new BsonInt32(code))
                .append("errmsg", new BsonString("refused"));
    }
}
