// What ./dev report is told, and what it asks the portal for.
import { extname, resolve } from 'node:path';
import { Failure, usageFailure } from './command.mjs';

export const HELP = `Usage: ./dev report [options]

Writes the leadership report of the running portal to a file: one page that says
what holds delivery up, what to fund next, and what is not known.

  --out <file>           what to write, by how its name ends: .pdf, .html, .csv or
                         .json (leadership-report.pdf)
  --group <ref>          of a group and those below it, such as group:default/pay
                         (the whole organisation)
  --quarter <quarter>    such as 2026-Q4 (the quarter of today)
  --paper a4 | letter    of a .pdf (a4)
  --as user:default/<name>  a demo person who may read it (a leader)
  --backend-port <n> or --backend-url <url>

A .pdf is made by the machine's Chromium, or by the one in GROUNDWORK_CHROMIUM.
A portal without demo people takes the token in GROUNDWORK_TOKEN.`;

const DEFAULT_OUT = 'leadership-report.pdf';
const PAPERS = { a4: 'A4', letter: 'letter' };

/** What the portal is asked for, for each kind of file. */
const PATHS = {
  '.pdf': '/report/html',
  '.html': '/report/html',
  '.csv': '/report/csv',
  '.json': '/report',
};

/** The options, made sure of. The name of the file is relative to the current folder. */
export function readRequest({
  out = DEFAULT_OUT,
  group,
  quarter,
  paper = 'a4',
}) {
  const kind = extname(out).toLowerCase();
  if (!Object.hasOwn(PATHS, kind)) {
    throw usageFailure(
      `--out '${out}' has to end in ${Object.keys(PATHS).join(', ')}`,
    );
  }
  if (quarter !== undefined && !/^\d{4}-Q[1-4]$/.test(quarter)) {
    throw usageFailure(
      `--quarter '${quarter}' is not a quarter such as 2026-Q4`,
    );
  }
  if (!Object.hasOwn(PAPERS, paper)) {
    throw usageFailure(
      `--paper '${paper}' is none of ${Object.keys(PAPERS).join(', ')}`,
    );
  }
  return {
    file: resolve(out),
    kind,
    paper: PAPERS[paper],
    query: {
      ...(group !== undefined && { group: groupRef(group) }),
      ...(quarter !== undefined && { quarter }),
    },
  };
}

function groupRef(text) {
  const match = /^(?:(group):)?(?:([^:/\s]+)\/)?([^:/\s]+)$/i.exec(text);
  if (!match) {
    throw usageFailure(
      `--group '${text}' is not the entity ref of a group, such as group:default/pay`,
    );
  }
  const [, , namespace = 'default', name] = match;
  return `group:${namespace}/${name}`;
}

/**
 * Asks the portal for the report.
 *
 * @returns {Promise<string>} it, as the kind of file needs it
 */
export async function fetchReport({ url, source, token, as }, request) {
  const asked = new URL(`${url}/api/maturity${PATHS[request.kind]}`);
  asked.search = new URLSearchParams(request.query).toString();
  let response;
  try {
    response = await fetch(asked, {
      headers: { authorization: `Bearer ${token}` },
    });
  } catch (cause) {
    throw new Failure(
      `nothing answers at ${url} (${source}); start the portal with ./dev start, or say where it runs with --backend-port <n> or --backend-url <url>`,
      { cause },
    );
  }
  const text = await response.text();
  if (response.ok) return text;
  throw new Failure(whyRefused({ url, source, as, response, text, request }));
}

function whyRefused({ url, source, as, response, text, request }) {
  const said = messageOf(text) ?? `HTTP ${response.status}`;
  const { group } = request.query;
  switch (response.status) {
    case 401:
      return `${url} (${source}) does not take the token: ${said}`;
    case 403:
      return `${as} may not read the leadership report: ${said}; name somebody who may with --as, or ask whoever grants maturity.report.read`;
    case 404:
      return group !== undefined && messageOf(text) !== undefined
        ? `${url} (${source}) has no ${group} that ${as} may read: ${said}`
        : `${url} (${source}) has no leadership report, which the plugin maturity makes: ${said}`;
    case 400:
      return `${url} (${source}) does not understand what is asked: ${said}`;
    default:
      return `${url} (${source}) has failed: ${said}`;
  }
}

/** What an error of the portal says; undefined of anything else. */
function messageOf(text) {
  try {
    return JSON.parse(text).error?.message;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return undefined;
  }
}
