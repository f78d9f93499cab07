const LEVELS = { debug: 10, info: 20, warn: 30, error: 40 };

// Fields that hold card data by design. They are dropped whatever a caller
// passes, because a log line cannot be recalled once it has been shipped.
const FORBIDDEN = new Set(['card', 'cardNumber', 'cvc', 'expiry']);

function withoutCardData(fields) {
  return Object.fromEntries(
    Object.entries(fields).filter(([name]) => !FORBIDDEN.has(name)),
  );
}

/** One JSON object per line, as the log shipper expects. */
export function createLog({ level, now, write, context = {} }) {
  const threshold = LEVELS[level];
  const emit = (name, message, fields = {}) => {
    if (LEVELS[name] < threshold) return;
    const line = {
      time: now().toISOString(),
      level: name,
      message,
      ...context,
      ...withoutCardData(fields),
    };
    write(`${JSON.stringify(line)}\n`);
  };
  return {
    debug: (message, fields) => emit('debug', message, fields),
    info: (message, fields) => emit('info', message, fields),
    warn: (message, fields) => emit('warn', message, fields),
    error: (message, fields) => emit('error', message, fields),
    with: more =>
      createLog({ level, now, write, context: { ...context, ...more } }),
  };
}

export const LOG_LEVELS = Object.keys(LEVELS);
