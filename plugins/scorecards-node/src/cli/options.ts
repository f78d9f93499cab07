import { parseArgs } from 'util';
import { parseTime } from '../engine/definition/times';
import { UsageError } from './CommandError';

export const FORMATS = ['text', 'sarif', 'junit', 'json'] as const;

export type Format = (typeof FORMATS)[number];

/** What the command is asked to do. */
export interface CheckOptions {
  files: string[];
  factsFile?: string;
  factSchemasFile?: string;
  configFiles: string[];
  portal?: { url: string; tokenEnv?: string };
  format: Format;
  outputFile?: string;
  level?: number;
  /** Epoch milliseconds. */
  at?: number;
  backtest?: { weeks: number };
}

export const HELP = `Usage: check [options] scorecard.yaml…

Validates scorecards and runs the tests that they carry. With facts, evaluates
them on entities, as the portal does.

  --facts <file>          entities and their facts, as JSON or YAML
  --level <n>             entities have to reach level n; all levels unless said
  --at <time>             evaluate at that time, such as 2027-01-31T09:00:00Z
  --fact-schemas <file>   facts that checks can read, instead of the built-in ones
  --portal <url>          take the facts that checks can read from that portal
  --token-env <name>      environment variable with a token for the portal
  --config <file>         add the facts under scorecards.push.facts; repeatable
  --backtest              ask the portal which entities would change their level
  --weeks <n>             with --backtest: for so many weeks back as well
  --format <format>       text, sarif, junit or json
  --output <file>         write the format there, and text for people here
  --help                  show this

Exits with 0 when all passes, 1 when checks fail, 2 when it cannot run, and 3
when a scorecard is refused or a test in it does not come out.
`;

const KNOWN = {
  facts: { type: 'string' },
  level: { type: 'string' },
  at: { type: 'string' },
  'fact-schemas': { type: 'string' },
  portal: { type: 'string' },
  'token-env': { type: 'string' },
  config: { type: 'string', multiple: true },
  backtest: { type: 'boolean' },
  weeks: { type: 'string' },
  format: { type: 'string' },
  output: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Reads the command line; undefined when it asks for help. */
export function readOptions(args: string[]): CheckOptions | undefined {
  const { values, positionals } = parse(args);
  if (values.help) {
    return undefined;
  }
  if (positionals.length === 0) {
    throw new UsageError('name at least one scorecard file');
  }
  const options: CheckOptions = {
    files: positionals,
    factsFile: values.facts,
    factSchemasFile: values['fact-schemas'],
    configFiles: values.config ?? [],
    portal: readPortal(values.portal, values['token-env']),
    format: readFormat(values.format),
    outputFile: values.output,
    level: readWhole('--level', values.level, 1, 10),
    at: readTime(values.at),
    backtest: values.backtest
      ? { weeks: readWhole('--weeks', values.weeks, 0, 26) ?? 0 }
      : undefined,
  };
  refuseContradictions(options, values.weeks);
  return options;
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: KNOWN, allowPositionals: true });
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    if (code.startsWith('ERR_PARSE_ARGS')) {
      // "Unknown option '--foo'. To specify a positional argument…"
      throw new UsageError(message.split(/\. /)[0], { cause: error });
    }
    throw error;
  }
}

function refuseContradictions(
  { factsFile, factSchemasFile, portal, format, ...rest }: CheckOptions,
  weeks: string | undefined,
): void {
  const { level, at, backtest } = rest;
  if (!factsFile && (level !== undefined || at !== undefined)) {
    throw new UsageError(
      `${level !== undefined ? '--level' : '--at'} needs --facts`,
    );
  }
  if (factSchemasFile && portal) {
    throw new UsageError('--fact-schemas and --portal exclude each other');
  }
  if (weeks !== undefined && !backtest) {
    throw new UsageError('--weeks needs --backtest');
  }
  if (backtest && !portal) {
    throw new UsageError('--backtest needs --portal');
  }
  if (backtest && factsFile) {
    throw new UsageError('--backtest and --facts exclude each other');
  }
  if (backtest && format !== 'text' && format !== 'json') {
    throw new UsageError('--backtest has the formats text and json');
  }
}

function readPortal(
  url: string | undefined,
  tokenEnv: string | undefined,
): CheckOptions['portal'] {
  if (url === undefined) {
    if (tokenEnv !== undefined) {
      throw new UsageError('--token-env needs --portal');
    }
    return undefined;
  }
  if (!/^https?:\/\/[^\s/]/.test(url)) {
    throw new UsageError(
      `--portal '${url}' is not the URL of a backend, such as http://localhost:7007`,
    );
  }
  return { url: url.replace(/\/+$/, ''), tokenEnv };
}

function readFormat(text = 'text'): Format {
  const format = FORMATS.find(known => known === text);
  if (!format) {
    throw new UsageError(
      `--format '${text}' is not one of ${FORMATS.join(', ')}`,
    );
  }
  return format;
}

function readWhole(
  option: string,
  text: string | undefined,
  least: number,
  most: number,
): number | undefined {
  if (text === undefined) {
    return undefined;
  }
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < least || number > most) {
    throw new UsageError(
      `${option} '${text}' is not a whole number from ${least} to ${most}`,
    );
  }
  return number;
}

function readTime(text: string | undefined): number | undefined {
  if (text === undefined) {
    return undefined;
  }
  const time = parseTime(text);
  if (time === undefined) {
    throw new UsageError(
      `--at '${text}' is not a time such as 2027-01-31T09:00:00Z`,
    );
  }
  return time;
}
