package io.deployinsights.registry.embedded;

import com.mongodb.ConnectionString;
import io.deployinsights.registry.store.FeedState;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/** Offers the embedded MongoDB as if it were any other, where nothing else brings one: the rest only sees an address. */
@AutoConfiguration(before = MongoAutoConfiguration.class)
@Conditional(NoMongoConfigured.class)
@ConditionalOnMissingBean(MongoConnectionDetails.class)
class EmbeddedMongoConfiguration {

    @Bean
    EmbeddedMongo embeddedMongo(EmbeddedStoreProperties properties, ApplicationEventPublisher events) {
        return new EmbeddedMongo(properties.path().toAbsolutePath().normalize(), properties.acceptLoss(), events);
    }

    @Bean
    MongoConnectionDetails embeddedMongoConnectionDetails(EmbeddedMongo mongo) {
        return () -> new ConnectionString(mongo.address());
    }

    /** Those who follow the feed may know of changes that a copy of the file doesn't hold. */
    @Bean
    ApplicationRunner newEpochForAnotherFile(EmbeddedMongo mongo, FeedState feed) {
        return _ -> {
            if (mongo.isReplaced()) {
                feed.renewEpoch();
            }
        };
    }
}
