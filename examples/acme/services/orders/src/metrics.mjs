const BUCKETS_MS = [5, 10, 25, 50, 100, 250, 500, 1000, 2500];

function renderRequests(requests) {
  const lines = ['# TYPE orders_request_duration_ms histogram'];
  for (const [labels, { buckets, sum, count }] of requests) {
    for (const [index, bound] of BUCKETS_MS.entries()) {
      const le = `${labels},le="${bound}"`;
      lines.push(`orders_request_duration_ms_bucket{${le}} ${buckets[index]}`);
    }
    lines.push(
      `orders_request_duration_ms_bucket{${labels},le="+Inf"} ${count}`,
      `orders_request_duration_ms_sum{${labels}} ${sum}`,
      `orders_request_duration_ms_count{${labels}} ${count}`,
    );
  }
  return lines;
}

/** Request durations and order outcomes, in the Prometheus text format. */
export function createMetrics() {
  const requests = new Map();
  const orders = new Map();

  function observeRequest({ route, status, durationMs }) {
    const labels = `route="${route}",status="${status}"`;
    const entry = requests.get(labels) ?? {
      buckets: BUCKETS_MS.map(() => 0),
      sum: 0,
      count: 0,
    };
    for (const [index, bound] of BUCKETS_MS.entries()) {
      if (durationMs <= bound) entry.buckets[index] += 1;
    }
    entry.sum += durationMs;
    entry.count += 1;
    requests.set(labels, entry);
  }

  function countOrder(status) {
    orders.set(status, (orders.get(status) ?? 0) + 1);
  }

  function render() {
    const lines = renderRequests(requests);
    lines.push('# TYPE orders_total counter');
    for (const [status, count] of orders) {
      lines.push(`orders_total{status="${status}"} ${count}`);
    }
    const headers = { 'content-type': 'text/plain; version=0.0.4' };
    return { status: 200, headers, text: `${lines.join('\n')}\n` };
  }

  return { observeRequest, countOrder, rows: [['GET', '/metrics', render]] };
}
