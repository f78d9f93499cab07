import { IncomingHttpHeaders } from 'node:http';

/** What tells what a body is. Credentials and signatures are not among them. */
const KEPT = new Set([
  'content-type',
  'user-agent',
  'ce-specversion',
  'ce-id',
  'ce-source',
  'ce-type',
  'ce-subject',
  'ce-time',
  'ce-dataschema',
  'x-github-delivery',
  'x-github-event',
  'x-github-hook-id',
]);

/** The headers of a request that are needed to understand it, without secrets. */
export function keptHeaders(
  headers: IncomingHttpHeaders,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      KEPT.has(name) && typeof value === 'string' ? [[name, value]] : [],
    ),
  );
}
