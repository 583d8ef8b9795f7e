package io.deployinsights.registry.change.idempotency;

import io.deployinsights.registry.store.Index;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class IdempotencyConfiguration {

    @Bean
    Index keyExpiryIndex() {
        return Index.expiring(IdempotencyKeys.COLLECTION, IdempotencyKeys.CREATED_AT, IdempotencyKeys.KEPT);
    }
}
