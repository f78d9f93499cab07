const CONTENT_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

const HELP = {
  payments_requests_total: 'Requests answered, by route and status',
  payments_outcomes_total: 'Payments by what became of them',
};

function sample(name, labels, value) {
  const text = Object.entries(labels)
    .map(([label, content]) => `${label}="${content}"`)
    .join(',');
  return `${name}{${text}} ${value}`;
}

/** Counters in the Prometheus text format. Labels are never caller's text. */
export function createMetrics() {
  const counters = new Map();

  function count(name, labels) {
    const series = sample(name, labels, '').trimEnd();
    const entry = counters.get(series) ?? { name, labels, value: 0 };
    entry.value += 1;
    counters.set(series, entry);
  }

  function render() {
    const lines = [];
    for (const [name, help] of Object.entries(HELP)) {
      lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} counter`);
      for (const entry of counters.values()) {
        if (entry.name === name) {
          lines.push(sample(name, entry.labels, entry.value));
        }
      }
    }
    const headers = { 'content-type': CONTENT_TYPE };
    return { status: 200, headers, text: `${lines.join('\n')}\n` };
  }

  return { count, routes: [['GET', '/metrics', render]] };
}
