const RANK = { debug: 0, info: 1, warn: 2, error: 3 };

export const LEVELS = Object.keys(RANK);

/** Logs as JSON lines; `bind` adds fields to every line that follows. */
export function createLog({ level, now, write, bound = {} }) {
  function line(name, message, fields) {
    if (RANK[name] < RANK[level]) return;
    const time = now().toISOString();
    const content = { time, level: name, message, ...bound, ...fields };
    write(`${JSON.stringify(content)}\n`);
  }
  return {
    debug: (message, fields) => line('debug', message, fields),
    info: (message, fields) => line('info', message, fields),
    warn: (message, fields) => line('warn', message, fields),
    error: (message, fields) => line('error', message, fields),
    bind: fields =>
      createLog({ level, now, write, bound: { ...bound, ...fields } }),
  };
}
