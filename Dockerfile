# One image, four services: `docker run --init IMAGE serve api-gateway`. The browser is only in the target `scraper`.
FROM node:22-slim AS graphiql
WORKDIR /build
COPY gateway/graphiql/package.json gateway/graphiql/package-lock.json gateway/graphiql/.npmrc ./
RUN npm ci --ignore-scripts
COPY gateway/graphiql/ ./
RUN node build.mjs dist

FROM python:3.13-slim AS packages
COPY requirements.lock /
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir --no-deps --require-hashes -r /requirements.lock

FROM python:3.13-slim AS service
ENV PATH=/venv/bin:$PATH PYTHONPATH=/app PYTHONUNBUFFERED=1 LEARNBOT_ENVIRONMENT=production LEARNBOT_HOST=0.0.0.0 LEARNBOT_DATA_DIR=/data
RUN useradd --system --uid 10001 learnbot && install -d -o learnbot /data
COPY --from=packages /venv /venv
WORKDIR /app
COPY pyproject.toml ./
COPY alembic alembic
COPY learnbot learnbot
COPY gateway gateway
COPY schema schema
COPY resolvers resolvers
COPY domain domain
COPY scrapers scrapers
COPY --from=graphiql /build/dist gateway/graphiql/dist
# The user below can't write here: without it every start would compile what it imports.
RUN python -m compileall -q .
USER learnbot
STOPSIGNAL SIGTERM
HEALTHCHECK --start-period=60s --interval=30s --timeout=10s CMD ["python", "-m", "learnbot.healthcheck"]
ENTRYPOINT ["python", "-m", "learnbot"]
CMD ["serve", "api-gateway"]

FROM service AS scraper
USER root
RUN apt-get update && apt-get install -y --no-install-recommends chromium && rm -rf /var/lib/apt/lists/*
ENV LEARNBOT_CHROMIUM_PATH=/usr/bin/chromium
USER learnbot
CMD ["serve", "job-aggregator"]
