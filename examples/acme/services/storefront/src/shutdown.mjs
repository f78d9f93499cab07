/** Closes the shop: nobody new comes in, those inside may finish. */
export function close(server, graceMs) {
  return new Promise(resolve => {
    const timer = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}

export function closeOnSignals({ server, health, log, graceMs }) {
  let closing = false;
  async function onSignal(signal) {
    if (closing) return;
    closing = true;
    health.close();
    log.info('closing', { signal });
    await close(server, graceMs);
    log.info('closed', { signal });
  }
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}
