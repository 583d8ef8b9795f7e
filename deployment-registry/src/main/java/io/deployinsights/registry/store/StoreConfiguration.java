package io.deployinsights.registry.store;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import com.mongodb.observability.ObservabilitySettings;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bson.BsonType;
import org.bson.codecs.BsonTypeClassMap;
import org.bson.codecs.CollectionCodecProvider;
import org.bson.codecs.DocumentCodecProvider;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration MOST_PATIENCE = Duration.ofSeconds(10);

    /**
     * What was acknowledged must not be lost: not when a replica set elects another primary, and not when a server without a replica
     * set is killed, which would otherwise acknowledge up to a tenth of a second before it writes its journal.
     */
    private static final WriteConcern DURABLE = WriteConcern.MAJORITY.withJournal(true);

    /**
     * Finds out within seconds, not the driver's half minute, that a database is away, hung, or back; an address may shorten these times,
     * or lengthen them a little. What makes answers right no address changes: every read is the primary's, so that a writer finds what it
     * has written, and what is acknowledged lasts.
     */
    @Bean
    MongoClientSettingsBuilderCustomizer impatientClient(MongoConnectionDetails connection) {
        ConnectionString uri = connection.getConnectionString();
        return settings -> settings.applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(
                        patience(uri.getServerSelectionTimeout()), TimeUnit.MILLISECONDS))
                .applyToSocketSettings(
                        socket -> socket.connectTimeout(patience(uri.getConnectTimeout()), TimeUnit.MILLISECONDS))
                .applyToServerSettings(server ->
                        server.heartbeatFrequency(patience(uri.getHeartbeatFrequency()), TimeUnit.MILLISECONDS))
                .codecRegistry(datesAsInstants())
                .readPreference(ReadPreference.primary())
                .readConcern(ReadConcern.DEFAULT)
                .writeConcern(DURABLE)
                .retryReads(true)
                .retryWrites(true);
    }

    /** In milliseconds; to the driver, 0 is for ever. */
    private static int patience(@Nullable Integer wanted) {
        if (wanted == null) {
            return (int) PATIENCE.toMillis();
        }
        int most = (int) MOST_PATIENCE.toMillis();
        return wanted <= 0 ? most : Math.min(wanted, most);
    }

    /** Commands to the database are part of the trace of the request that causes them; their content is not. */
    @Bean
    MongoClientSettingsBuilderCustomizer tracedClient(ObservationRegistry observations) {
        return settings -> settings.observabilitySettings(ObservabilitySettings.micrometerBuilder()
                .observationRegistry(observations)
                .build());
    }

    private static CodecRegistry datesAsInstants() {
        BsonTypeClassMap types = new BsonTypeClassMap(Map.of(BsonType.DATE_TIME, Instant.class));
        return CodecRegistries.fromRegistries(
                CodecRegistries.fromProviders(new DocumentCodecProvider(types), new CollectionCodecProvider(types)),
                MongoClientSettings.getDefaultCodecRegistry());
    }

    @Bean
    MongoDatabase registryDatabase(MongoClient client, MongoConnectionDetails connection, StoreProperties properties) {
        String named = connection.getConnectionString().getDatabase();
        return client.getDatabase(named == null ? properties.database() : named);
    }

    @Bean
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }
}
