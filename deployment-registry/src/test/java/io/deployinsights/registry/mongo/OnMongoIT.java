package io.deployinsights.registry.mongo;

import io.deployinsights.registry.ExistingDatabaseTests;
import io.deployinsights.registry.ExistingOrderTests;
import io.deployinsights.registry.RunningRegistry;
import io.deployinsights.registry.change.ChangingTests;
import io.deployinsights.registry.change.ConcurrentChangesTests;
import io.deployinsights.registry.change.CreatingTests;
import io.deployinsights.registry.contract.InsightsContractTests;
import io.deployinsights.registry.feed.ChangeFeedTests;
import io.deployinsights.registry.feed.FeedOfOthersTests;
import io.deployinsights.registry.feed.FeedPagesTests;
import io.deployinsights.registry.feed.FollowersMissNothingTests;
import io.deployinsights.registry.importing.ConflictTests;
import io.deployinsights.registry.importing.ImportingTests;
import io.deployinsights.registry.importing.RowsTests;
import io.deployinsights.registry.store.backup.BackupTests;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;

/** What holds of the embedded store holds of MongoDB: the same tests, with a container or any server in its place. */
@ExtendWith(OnNamedServer.class)
class OnMongoIT {

    @Nested
    class Creating extends CreatingTests {
        Creating(RunningRegistry registry) {
            super(registry);
        }
    }

    @Nested
    class Changing extends ChangingTests {
        Changing(RunningRegistry registry) {
            super(registry);
        }
    }

    @Nested
    class Importing extends ImportingTests {
        Importing(RunningRegistry registry) {
            super(registry);
        }
    }

    @Nested
    class Conflict extends ConflictTests {
        Conflict(RunningRegistry registry) {
            super(registry);
        }
    }

    @Nested
    class Rows extends RowsTests {
        Rows(RunningRegistry registry) {
            super(registry);
        }
    }

    @Nested
    class ConcurrentChanges extends ConcurrentChangesTests {
        ConcurrentChanges(Database database) {
            super(database);
        }
    }

    @Nested
    class ExistingDatabase extends ExistingDatabaseTests {
        ExistingDatabase(Database database) {
            super(database);
        }
    }

    @Nested
    class ExistingOrder extends ExistingOrderTests {
        ExistingOrder(Database database) {
            super(database);
        }
    }

    @Nested
    class ChangeFeed extends ChangeFeedTests {
        ChangeFeed(Database database) {
            super(database);
        }
    }

    @Nested
    class FeedPages extends FeedPagesTests {
        FeedPages(Database database) {
            super(database);
        }
    }

    @Nested
    class FeedOfOthers extends FeedOfOthersTests {
        FeedOfOthers(Database database) {
            super(database);
        }
    }

    @Nested
    class FollowersMissNothing extends FollowersMissNothingTests {
        /** Fewer, because each is a longer way. */
        @Override
        protected int writes() {
            return 40;
        }
    }

    @Nested
    class Indexes extends IndexUse {}

    @Nested
    class Pipelines extends PipelineUpdates {}

    @Nested
    class Primary extends PrimaryRestart {}

    @Nested
    class Backup extends BackupTests {
        private final Database database;

        Backup(Database database, Database other) {
            super(database, other);
            this.database = database;
        }

        /** Without indexes each is stamped after a look at all the others. */
        @Override
        protected int deployments() {
            return database.has(Capability.INDEXES) ? super.deployments() : 150;
        }
    }

    @Nested
    class InsightsContract extends InsightsContractTests {
        InsightsContract(Database database) {
            super(database);
        }
    }
}
