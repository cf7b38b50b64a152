FROM node:24-bookworm-slim
WORKDIR /app
COPY package.json package-lock.json ./
# No install scripts: the image has its Node already, and PostgreSQL is a server of its own.
RUN npm install --omit=dev --ignore-scripts --no-audit --no-fund
COPY . .
USER node
ENV HOST=0.0.0.0 PORT=3000
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s CMD ["node", "-e", "fetch('http://127.0.0.1:3000/health').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
CMD ["node", "--max-semi-space-size=64", "src/main.ts"]
