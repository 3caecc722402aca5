# The program alone: static, the samples inside it, nobody's rights. See compose.yaml for it together with Neo4j.

FROM golang:1.26 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -trimpath -ldflags="-s -w" -o /out/incidentgraph .
# The final image has no shell to make folders with: /data for the database, /tmp for SQLite's temporary files.
RUN mkdir -p /out/data /out/tmp

FROM scratch
# The authorities that neo4j+s:// is checked against.
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=build /out/incidentgraph /incidentgraph
COPY --from=build --chown=65532:65532 /out/data /data
COPY --from=build --chown=65532:65532 /out/tmp /tmp
USER 65532:65532
# The embedded store is a file in the current folder, unless STORE_URL or NEO4J_URI says otherwise.
WORKDIR /data
VOLUME /data
ENV LISTEN=0.0.0.0:8080
EXPOSE 8080
ENTRYPOINT ["/incidentgraph"]
