// Tells which lines of the portal's output a person wants to see.

const ESCAPES = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');

// "2026-11-21T02:56:00.000Z catalog warn …"
const BACKEND_LINE =
  /^\d{4}-\d\d-\d\dT[\d:.]+Z \S+ (error|warn|info|http|verbose|debug|silly)\b/;

// What Node, the bundler and uncaught exceptions print.
const TROUBLE =
  /^(\w*Error\b|Uncaught |ERROR in |WARNING in |Module not found|Backend startup failed)/;
const ROUTINE =
  /^(Starting |Loaded config |Loading config|Change detected|<[iw]> |(web|rs)pack compiled|Rspack compiled|\(node:\d+\)|\(Use `node )/i;

export function withoutColours(line) {
  return line.replace(ESCAPES, '');
}

/**
 * A function that is given the lines of one output in their order, and says of
 * each whether it is a warning or an error, or goes on with one.
 */
export function createLogFilter() {
  let wanted = false;
  return line => {
    const text = withoutColours(line);
    const level = text.match(BACKEND_LINE)?.[1];
    if (level) wanted = level === 'error' || level === 'warn';
    else if (TROUBLE.test(text)) wanted = true;
    else if (ROUTINE.test(text)) wanted = false;
    return wanted && text.trim() !== '';
  };
}

/** Calls `onLine` for each whole line of a stream, and for what is left at its end. */
export function eachLine(stream, onLine) {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', chunk => {
    const lines = (rest + chunk).split(/\r?\n/);
    rest = lines.pop();
    lines.forEach(line => onLine(line));
  });
  stream.on('end', () => {
    if (rest) onLine(rest);
  });
}
