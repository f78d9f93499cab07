/** Families whose backends must not log an error during the journeys. */
const OURS = [
  'groundwork',
  'ownership',
  'delivery',
  'environments',
  'scorecards',
  'maturity',
];

/**
 * Plugins that are watched besides: what the catalog cannot process, and what
 * fails outside of any plugin, is a fault of ours.
 */
const WATCHED = [...OURS, 'catalog', 'permission', undefined];

/**
 * Finds what went wrong in the log of a production backend, which writes one
 * JSON object per line.
 *
 * Errors count, and so does everything that the catalog says about an entity
 * that it could not process, although it says that as a warning. Lines that are
 * no JSON come from Node itself: a crash is among them.
 *
 * @param {string} log
 * @returns {{problems: string[], others: string[]}} `others`: errors of plugins
 *   that are not ours
 */
export function readPortalLog(log) {
  const problems = [];
  const others = [];
  for (const line of log.split('\n')) {
    const entry = parseLine(line);
    if (entry === undefined) {
      if (/^(\w*Error\b|Uncaught )|unhandledRejection/i.test(line)) {
        problems.push(line.trim());
      }
    } else if (entry.level === 'error') {
      const watched = WATCHED.includes(entry.plugin);
      (watched ? problems : others).push(describe(entry));
    } else if (entry.level === 'warn' && isProcessingError(entry)) {
      problems.push(describe(entry));
    }
  }
  return { problems: countEqual(problems), others: countEqual(others) };
}

function parseLine(line) {
  if (!line.startsWith('{')) {
    return undefined;
  }
  try {
    return JSON.parse(line);
  } catch {
    return undefined; // not a line of the logger
  }
}

function isProcessingError({ plugin, entity, location, message }) {
  return (
    plugin === 'catalog' &&
    (entity !== undefined ||
      location !== undefined ||
      /^(Processor \w+ threw|Policy check failed|Unable to read)/.test(message))
  );
}

function describe({ plugin = 'backend', level, message, entity, stack }) {
  const about = entity ? ` (${entity})` : '';
  const frames = stack ? `\n${stack.split('\n').slice(1, 4).join('\n')}` : '';
  return `${plugin} ${level}: ${message}${about}${frames}`;
}

function countEqual(lines) {
  const counts = new Map();
  for (const line of lines) {
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  return [...counts].map(([line, count]) =>
    count > 1 ? `${count} times: ${line}` : line,
  );
}
