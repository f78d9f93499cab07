/**
 * Stops a server without cutting off those it is serving.
 *
 * New connections are refused at once, requests in flight get `graceMs` to
 * finish, and whatever is left then is closed.
 */
export function stopServer(server, graceMs) {
  return new Promise(resolve => {
    const timer = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}

export function stopOnSignals({ server, health, log, graceMs }) {
  let stopping = false;
  const stop = async signal => {
    if (stopping) return;
    stopping = true;
    health.drain();
    log.info('stopping', { signal });
    await stopServer(server, graceMs);
    log.info('stopped', { signal });
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
