# The image of a service, and the one that seeds a registry (--target seed). Built from the project's folder: make images, or
# docker build --build-arg SERVICE=insights .
ARG SERVICE=registry
# Copies of what it begins with, in another registry: --build-arg JRE_IMAGE=registry.example.com/eclipse-temurin:...
ARG MAVEN_IMAGE=maven
ARG JRE_IMAGE=jre

# Versions and digests as Dependabot raises them.
FROM maven:3.9.16-eclipse-temurin-25@sha256:93b8a14ea2f412782e4e842651273b4d903e35cc496284f178fbbe2d67d00976 AS maven
FROM eclipse-temurin:25.0.4_7-jre@sha256:bb036ed6cfdc57e3da7c22634d15f1b840d2caf76183861c80e81ca4b5104abb AS jre

# Nothing, unless somebody gives a folder: docker build --build-context downloads="$HOME/.m2/repository".
FROM scratch AS downloads

FROM ${MAVEN_IMAGE} AS sources
# None of its JVMs lives long enough for a better compiler.
ENV JDK_JAVA_OPTIONS="-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
WORKDIR /src
COPY .mvn .mvn
COPY pom.xml .
COPY deployment-registry/pom.xml deployment-registry/
COPY insights-service/pom.xml insights-service/
COPY service-support service-support

FROM sources AS registry-sources
ARG MODULE=deployment-registry
COPY deployment-registry/openapi.json deployment-registry/
COPY deployment-registry/src deployment-registry/src

FROM sources AS insights-sources
ARG MODULE=insights-service
COPY insights-service/src insights-service/src

FROM ${SERVICE}-sources AS build
ARG SERVICE
# Downloads are kept from build to build, begin with those that were given, and are no part of any image.
RUN --mount=type=cache,target=/root/.m2/repository,from=downloads,sharing=locked \
    mvn -B -q --no-transfer-progress -pl "$MODULE" -am -Dquick -Dprepared -Dmaven.test.skip=true package \
 && java -Djarmode=tools -jar "$MODULE/target/$MODULE"-*.jar \
    extract --layers --destination layers --application-filename "$SERVICE.jar"

FROM sources AS programs
COPY scripts/java java
RUN javac -d health java/container/HealthCheck.java \
 && javac -d seed -sourcepath java java/importing/ImportDeployments.java \
 && mkdir empty

# Fills an empty registry, and ends: the seed service of docker-compose.yml.
FROM ${JRE_IMAGE} AS seed
WORKDIR /app
COPY --from=programs /src/seed classes
COPY deployment-registry/seed-data.json .
USER 10001:10001
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", "classes", "importing.ImportDeployments"]
CMD ["seed-data.json", "http://registry:5176", "--shift", "--if-empty"]

FROM ${JRE_IMAGE} AS runtime
WORKDIR /app
COPY --from=programs /src/health health
COPY config/jvm.options .
ENV LOGGING_STRUCTURED_FORMAT_CONSOLE=ecs

# What one service has and the other hasn't. Training is asking; the first address has to answer well.
FROM runtime AS registry-runtime
LABEL org.opencontainers.image.title="Deployment Registry" \
      org.opencontainers.image.description="Records every deployment: who deployed what, where, when, and whether it succeeded."
# The embedded store, where no MONGODB_URI is given.
COPY --from=programs --chown=10001:10001 /src/empty /data
VOLUME /data
ENV REGISTRY_ADDRESS=0.0.0.0 REGISTRY_MANAGEMENT_ADDRESS=0.0.0.0 REGISTRY_EMBEDDED_PATH=/data/registry.mv.db
EXPOSE 5176 5177
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --start-interval=1s --retries=3 \
    CMD ["java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx16m", "-cp", "health", "container.HealthCheck", "http://127.0.0.1:5176/api/health"]
ENTRYPOINT ["java", "@jvm.options", "-XX:AOTCache=registry.aot", "-jar", "registry.jar"]
ARG TRAINED_AT=http://127.0.0.1:5176
ARG TRAINED_BY="/livez /api/health"

FROM runtime AS insights-runtime
LABEL org.opencontainers.image.title="Deployment Insights" \
      org.opencontainers.image.description="Tells from a registry of deployments how often, how fast and how safely teams ship."
ENV INSIGHTS_ADDRESS=0.0.0.0 INSIGHTS_MANAGEMENT_ADDRESS=0.0.0.0
EXPOSE 8080 8081
# Well is who answers insights: not before the first ones can be, and also from what was read earlier while the registry is away.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --start-interval=1s --retries=3 \
    CMD ["java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx16m", "-cp", "health", "container.HealthCheck", "http://127.0.0.1:8080/insights/latest"]
ENTRYPOINT ["java", "@jvm.options", "-XX:AOTCache=insights.aot", "-jar", "insights.jar"]
ARG TRAINED_AT=http://127.0.0.1:8080
ARG TRAINED_BY="/livez /health /insights/frequency"

# What changes least comes first: a new version of the service is a layer of a few hundred kilobytes, and its cache.
FROM ${SERVICE}-runtime AS service
WORKDIR /app
COPY --from=build /src/layers/dependencies .
COPY --from=build /src/layers/spring-boot-loader .
COPY --from=build /src/layers/snapshot-dependencies .
COPY --from=build /src/layers/application .

# Loaded and linked classes, and what starting and first answers run, recorded by the JVM that will use them. There is neither a database
# nor a registry nor a Redis.
FROM service AS trained
ARG SERVICE
COPY scripts/lib/train-cache.sh .
RUN ASK="java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp health container.HealthCheck" \
    sh train-cache.sh "$TRAINED_AT" "$TRAINED_BY" \
    java @jvm.options -XX:TieredStopAtLevel=2 -XX:AOTCacheOutput="$SERVICE.aot" -Xlog:aot*=error \
    -Dspring.mongodb.uri=mongodb://127.0.0.1:1 -Dspring.data.redis.url=redis://127.0.0.1:1 -jar "$SERVICE.jar"

FROM service
ARG SERVICE
ARG VERSION=dev
ARG REVISION=unknown
# What it says of itself, in the last layer: another commit needn't build the others again.
ENV SERVICE_VERSION="$VERSION" SERVICE_REVISION="$REVISION"
LABEL org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION" \
      org.opencontainers.image.base.name="docker.io/library/eclipse-temurin:25-jre"
COPY --from=trained /app/${SERVICE}.aot .
USER 10001:10001
