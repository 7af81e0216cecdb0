# Every image of the cluster, from one file:
#
#   docker build --target service --build-arg MODULE=order-service --tag hutong/order-service .
#   docker build --target sandbox --tag hutong/wechatpay-sandbox .
#   docker build --target hutong --tag hutong/hutong .
#
# Maven builds the jars inside. `--build-arg JARS=prebuilt` takes the ones that
# `./mvnw package` has left in */target/app instead.
ARG JARS=built

FROM maven:3.9-eclipse-temurin-25 AS sources
WORKDIR /src
COPY . .
# Jars that were built outside neither get into the build below nor make it run again.
RUN find . -type d -name target -prune -exec rm -r {} +

FROM maven:3.9-eclipse-temurin-25 AS built
WORKDIR /src
COPY --from=sources /src .
RUN --mount=type=cache,id=hutong-maven,target=/root/.m2,sharing=locked \
    mvn --batch-mode --no-transfer-progress -Dquick -Dmaven.test.skip=true --also-make --projects \
        order-service,payment-service,merchant-service,wechatpay-sandbox,local-cluster package \
 && mkdir /jars \
 && cp */target/app/*.jar /jars/ \
 && cp -r local-cluster/target/app/lib /jars/lib

FROM eclipse-temurin:25-jre AS prebuilt
COPY */target/app/*.jar /jars/
COPY local-cluster/target/app/lib /jars/lib

FROM ${JARS} AS jars

# Libraries beside the program: a layer that changes seldom, and a JVM that starts faster than
# from a jar of jars.
FROM eclipse-temurin:25-jre AS unpacked
ARG MODULE
WORKDIR /unpacked
COPY --from=jars /jars/${MODULE}.jar app.jar
RUN java -Djarmode=tools -jar app.jar extract --layers --destination layers

FROM eclipse-temurin:25-jre AS runtime
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin hutong
COPY --chmod=755 docker/start docker/init-secrets docker/init-cluster /usr/local/bin/

FROM runtime AS service
WORKDIR /app
COPY --from=unpacked /unpacked/layers/dependencies/ ./
COPY --from=unpacked /unpacked/layers/snapshot-dependencies/ ./
COPY --from=unpacked /unpacked/layers/application/ ./
USER 10001
ENV SERVER_PORT=8080
HEALTHCHECK --interval=5s --timeout=5s --start-period=300s --retries=6 \
    CMD curl --fail --silent --output /dev/null \
        "http://127.0.0.1:${SERVER_PORT}/actuator/health/readiness"
ENTRYPOINT ["start", "java", "-jar", "/app/app.jar"]

# Not a Spring program: its jar has nothing that could unpack it.
FROM runtime AS sandbox
COPY --from=jars /jars/wechatpay-sandbox.jar /app/app.jar
# Keys and state; a new volume takes over owner and mode.
RUN install --directory --owner=hutong --mode=0700 /data
USER 10001
ENV SANDBOX_BIND=0.0.0.0 SANDBOX_PORT=8090 SANDBOX_DATA_DIR=/data
EXPOSE 8090
HEALTHCHECK --interval=2s --timeout=5s --start-period=120s --retries=6 \
    CMD curl --fail --silent --output /dev/null "http://127.0.0.1:${SANDBOX_PORT}/sandbox/health"
ENTRYPOINT ["start", "java", "-jar", "/app/app.jar"]

FROM runtime AS hutong
COPY --from=jars /jars/lib/ /app/lib/
COPY --from=jars /jars/local-cluster.jar /app/
RUN install --directory --owner=hutong --mode=0711 /var/lib/hutong /var/lib/hutong/keys
ENV HUTONG_HOME=/var/lib/hutong
USER 10001
ENTRYPOINT ["start", "java", "-jar", "/app/local-cluster.jar"]
CMD ["--help"]
