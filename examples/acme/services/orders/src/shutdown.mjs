/** Refuses new connections, lets requests finish, then cuts what is left. */
export async function closeServer(server, graceMs) {
  const timer = setTimeout(() => server.closeAllConnections(), graceMs);
  await new Promise(resolve => {
    server.close(resolve);
    server.closeIdleConnections();
  });
  clearTimeout(timer);
}

export function shutDownOnSignals({ server, health, store, log, graceMs }) {
  let shuttingDown = false;
  async function shutDown(signal) {
    if (shuttingDown) return;
    shuttingDown = true;
    health.stopTraffic();
    log.info('shutting down', { signal });
    await closeServer(server, graceMs);
    store.close();
    log.info('shut down', { signal });
  }
  process.on('SIGTERM', shutDown);
  process.on('SIGINT', shutDown);
}
