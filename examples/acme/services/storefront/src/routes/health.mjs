/** Liveness and readiness for probes; the shop is open until it closes. */
export function createHealth({ build, canOrder }) {
  let open = true;

  function healthz({ query }) {
    const body = {
      service: 'storefront',
      ...build,
      live: true,
      ready: open,
      ordering: canOrder ? 'open' : 'not configured',
    };
    const alive = open || query.get('probe') === 'live';
    const headers = { 'content-type': 'application/json; charset=utf-8' };
    return { status: alive ? 200 : 503, headers, text: JSON.stringify(body) };
  }

  return {
    routes: [['GET', '/healthz', healthz]],
    isOpen: () => open,
    close() {
      open = false;
    },
  };
}
