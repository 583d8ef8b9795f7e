package io.deployinsights.registry.embedded;

import com.mongodb.ConnectionString;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Offers the embedded MongoDB as if it were any other: everything else only sees an address. */
@Configuration(proxyBeanMethods = false)
@Conditional(NoMongoConfigured.class)
class EmbeddedMongoConfiguration {

    @Bean
    EmbeddedMongo embeddedMongo(EmbeddedStoreProperties properties) {
        return new EmbeddedMongo(properties.path().toAbsolutePath().normalize());
    }

    @Bean
    MongoConnectionDetails embeddedMongoConnectionDetails(EmbeddedMongo mongo) {
        return () -> new ConnectionString(mongo.address());
    }
}
