package io.deployinsights.registry.problem;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoClientException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoIncompatibleDriverException;
import com.mongodb.MongoInternalException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoServerUnavailableException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.bulk.BulkWriteError;
import java.util.Set;

/** What a failure of the database means for those who might try again. */
public final class DatabaseFailure {

    /** What a server that lacks something of MongoDB's answers. */
    public static final int NOT_IMPLEMENTED = 238;

    /**
     * What a server answers, however often it is asked, until an operator changes its settings, rights or data.
     *
     * @see <a href="https://github.com/mongodb/mongo/blob/master/src/mongo/base/error_codes.yml">Error codes</a>
     */
    private static final Set<Integer> LASTING = Set.of(
            2, // BadValue
            9, // FailedToParse
            13, // Unauthorized
            14, // TypeMismatch
            18, // AuthenticationFailed
            20, // IllegalOperation
            22, // InvalidBSON
            28, // PathNotViable
            59, // CommandNotFound
            66, // ImmutableField
            67, // CannotCreateIndex
            72, // InvalidOptions
            73, // InvalidNamespace
            79, // UnknownReplWriteConcern
            85, // IndexOptionsConflict
            86, // IndexKeySpecsConflict
            100, // UnsatisfiableWriteConcern
            115, // CommandNotSupported
            121, // DocumentValidationFailure
            166, // CommandNotSupportedOnView
            197, // InvalidIndexSpecificationOption
            NOT_IMPLEMENTED,
            292, // QueryExceededMemoryLimitNoDiskUseAllowed
            323, // APIStrictError
            8000, // AtlasError
            10334, // BSONObjectTooLarge
            11000, // DuplicateKey
            13297, // DatabaseDifferCase
            17280, // KeyTooLong
            17419); // the document would become too large

    private DatabaseFailure() {}

    /** Whether it passes by itself, as an election, a lost connection or an overloaded server does; otherwise an operator has to act. */
    public static boolean isTemporary(MongoException failed) {
        return switch (failed) {
            case MongoTimeoutException _, MongoServerUnavailableException _, MongoConnectionPoolClearedException _ ->
                true;
            // Signing in also fails where the connection is lost meanwhile.
            case MongoSecurityException refused ->
                !(refused.getCause() instanceof MongoCommandException answered) || isTemporary(answered);
            case MongoClientException _, MongoInternalException _, MongoIncompatibleDriverException _ -> false;
            case MongoBulkWriteException bulk ->
                bulk.getWriteErrors().stream().map(BulkWriteError::getCode).noneMatch(LASTING::contains);
            default -> !LASTING.contains(failed.getCode());
        };
    }
}
