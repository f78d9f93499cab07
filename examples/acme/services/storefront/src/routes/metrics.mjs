/** What the shop counts, in the Prometheus text format. */
export function createMetrics() {
  const series = new Map();

  function count(line) {
    series.set(line, (series.get(line) ?? 0) + 1);
  }

  function render() {
    const names = ['storefront_pages_total', 'storefront_orders_total'];
    const lines = names.flatMap(name => [
      `# TYPE ${name} counter`,
      ...[...series]
        .filter(([line]) => line.startsWith(`${name}{`))
        .map(([line, value]) => `${line} ${value}`),
    ]);
    const headers = { 'content-type': 'text/plain; version=0.0.4' };
    return { status: 200, headers, text: `${lines.join('\n')}\n` };
  }

  return {
    countPage: (route, status) =>
      count(`storefront_pages_total{route="${route}",status="${status}"}`),
    countOrder: outcome =>
      count(`storefront_orders_total{outcome="${outcome}"}`),
    routes: [['GET', '/metrics', render]],
  };
}
