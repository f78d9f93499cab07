/** Whether the process lives, and whether it should get traffic. */
export function createHealth({ version, commit, now }) {
  const startedAt = now();
  let draining = false;

  function healthz({ query }) {
    const ready = !draining;
    const body = {
      status: ready ? 'ok' : 'draining',
      live: true,
      ready,
      service: 'payments',
      version,
      commit,
      uptimeSeconds: Math.floor((now() - startedAt) / 1000),
    };
    // A liveness probe must not restart a process that is only draining.
    const healthy = query.get('probe') === 'live' || ready;
    return { status: healthy ? 200 : 503, body };
  }

  return {
    drain: () => {
      draining = true;
    },
    isDraining: () => draining,
    routes: [['GET', '/healthz', healthz]],
  };
}
