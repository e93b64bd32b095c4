# JDK 25 in both stages: the newest release with long-term support, and one of the two that the tests run on. Tags move: to
# build on what you have tried, add its digest, which docker buildx imagetools inspect IMAGE prints: IMAGE@sha256:….
FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /build

# Without sources first: what is downloaded for this stays in a layer of its own until pom.xml changes.
COPY .mvn .mvn
COPY pom.xml .
RUN mvn -B -ntp -q -Dmaven.test.skip=true -Dcheckstyle.skip package

COPY config config
COPY src src
RUN mvn -B -ntp -q -Dmaven.test.skip=true clean package


# Ubuntu rather than Alpine: Netty's native transport needs glibc.
FROM eclipse-temurin:25-jre
SHELL ["/bin/bash", "-euo", "pipefail", "-c"]
WORKDIR /app
COPY --from=build /build/target/turbozap.jar .

# Every variable of config/.env.example can be set on the container. The HOST below needs an API_KEY.
ENV PORT=3000

# A class-data archive halves the time to start. It fits the Java, the JAR and the path that it was written with, so it is
# written here: by a server that answers once and is stopped.
RUN [[ -e $JAVA_HOME/lib/server/classes.jsa ]] || java -Xshare:dump; \
    java -XX:ArchiveClassesAtExit=/app/turbozap.jsa -jar /app/turbozap.jar serve & \
    server=$!; \
    until (exec 3<>/dev/tcp/127.0.0.1/$PORT; printf 'GET /health HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3; grep -q ' 200 ' <&3); do \
      kill -0 $server; \
      sleep 0.2; \
    done 2>/dev/null; \
    kill $server; \
    wait $server || { echo "the server ended with $?" >&2; exit 1; }; \
    rm -rf data; \
    install -d -o 10001 -g 10001 data; \
    [[ -s /app/turbozap.jsa ]]

ENV HOST=0.0.0.0
EXPOSE 3000
VOLUME /app/data
USER 10001:10001

# Readiness rather than health, which answers as long as the process lives.
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s CMD ["bash", "-c", \
  "exec 3<>/dev/tcp/127.0.0.1/$PORT; printf 'GET /health/ready HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3; grep -q ' 200 ' <&3"]

ENTRYPOINT ["java", "-XX:SharedArchiveFile=/app/turbozap.jsa", "-XX:MaxRAMPercentage=75", \
  "-XX:+ExitOnOutOfMemoryError", \
  "-jar", "/app/turbozap.jar"]
CMD ["serve"]
