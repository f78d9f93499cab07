import { PURPOSES } from './purposes';

/** The text of a configuration file. */
export interface ConfigText {
  name: string;
  text: string;
}

/** An environment variable that is not set, and where it is asked for first. */
export interface MissingVariable {
  variable: string;
  file: string;
  line: number;
}

// As Backstage substitutes: `$${…}` is an escape, `${NAME:-…}` has a default.
const SUBSTITUTION = /\$?\$\{([^{}]*)\}/g;
const INCLUSION = /(?:^|[\s{,])\$env:\s*['"]?([A-Za-z_]\w*)/g;
const DEFAULT = ':-';

/**
 * Finds the environment variables that configuration files refer to, without a
 * default, and that are not set.
 *
 * Backstage leaves out what such a variable would give, and fails, if at all,
 * at the first plugin that misses it; once that is mended, at the next one. One
 * that is set to nothing is as good as missing: no option takes an empty text.
 */
export function findMissingVariables(
  files: readonly ConfigText[],
  env: NodeJS.ProcessEnv,
): MissingVariable[] {
  const missing = new Map<string, MissingVariable>();
  for (const { name, text } of files) {
    for (const [index, line] of text.split('\n').entries()) {
      for (const variable of variablesIn(withoutComment(line))) {
        if (!env[variable] && !missing.has(variable)) {
          missing.set(variable, { variable, file: name, line: index + 1 });
        }
      }
    }
  }
  return [...missing.values()];
}

/** Says what is missing, what each is for, and what to do. */
export function describeMissing(missing: readonly MissingVariable[]): string {
  const width = Math.max(...missing.map(({ variable }) => variable.length));
  const lines = missing.map(({ variable, file, line }) => {
    const purpose =
      PURPOSES[variable] ?? 'not one of app-config.production.yaml';
    return `  ${variable.padEnd(width)}  ${purpose} (${file}, line ${line})`;
  });
  return [
    'The portal did not start: its configuration needs environment variables that are not set.',
    '',
    ...lines,
    '',
    'docs/deploy/index.md has examples. Where one may stay unset, write it as ${NAME:-} in the file.',
  ].join('\n');
}

function variablesIn(line: string): string[] {
  const substituted = [...line.matchAll(SUBSTITUTION)].flatMap(
    ([whole, inside]) =>
      whole.startsWith('$$') || inside.includes(DEFAULT) ? [] : inside.trim(),
  );
  const included = [...line.matchAll(INCLUSION)].map(([, name]) => name);
  return [...substituted, ...included];
}

/** A line of YAML up to its comment, which starts at a `#` outside of quotes. */
function withoutComment(line: string): string {
  let quote = '';
  for (let at = 0; at < line.length; at++) {
    const character = line[at];
    const startsWord = at === 0 || /[\s[{,]/.test(line[at - 1]);
    if (quote) {
      quote = character === quote ? '' : quote;
    } else if (startsWord && /['"]/.test(character)) {
      quote = character;
    } else if (character === '#' && (at === 0 || /\s/.test(line[at - 1]))) {
      return line.slice(0, at);
    }
  }
  return line;
}
