/**
 * Liveness and readiness.
 *
 * Payments being down does not make this service unready: orders can still be
 * read, and taking all replicas out would turn one outage into two.
 */
export function createHealth({ build, store, payments }) {
  let takesTraffic = true;

  function storeCheck() {
    try {
      store.ping();
      return { ok: true, kind: store.kind };
    } catch (error) {
      return { ok: false, kind: store.kind, reason: error.message };
    }
  }

  function healthz({ query }) {
    const check = storeCheck();
    const ready = takesTraffic && check.ok;
    const body = {
      service: 'orders',
      ...build,
      live: true,
      ready,
      checks: {
        store: check,
        payments: payments?.lastOutcome() ?? { state: 'not configured' },
      },
    };
    const liveOnly = query.get('probe') === 'live';
    return { status: ready || liveOnly ? 200 : 503, body };
  }

  return {
    rows: [['GET', '/healthz', healthz]],
    takesTraffic: () => takesTraffic,
    stopTraffic() {
      takesTraffic = false;
    },
  };
}
