export const LEVELS = ['debug', 'info', 'warn', 'error'];

/** Structured logs: a JSON object per line, with the same names everywhere. */
export function createLogger({ level, now, write, fields = {} }) {
  const least = LEVELS.indexOf(level);
  const logger = {
    child: more =>
      createLogger({ level, now, write, fields: { ...fields, ...more } }),
  };
  for (const [rank, name] of LEVELS.entries()) {
    logger[name] = (message, more = {}) => {
      if (rank < least) return;
      const time = now().toISOString();
      const line = { time, level: name, message, ...fields, ...more };
      write(`${JSON.stringify(line)}\n`);
    };
  }
  return logger;
}
