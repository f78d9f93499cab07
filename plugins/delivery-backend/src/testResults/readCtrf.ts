import { TextDecoder } from 'node:util';
import { z } from 'zod';
import { Bytes } from './bytes';
import { canonicalJson } from './canonicalJson';
import { cutName, cutText } from './cut';
import { Fault } from './errors';
import { SUITE_SEPARATOR } from './JunitCases';
import { Tally } from './Tally';
import { CutField, TestResult, TestResultsLimits, TestStatus } from './types';

// Reporters of before version 1 leave `reportFormat` out
const documentSchema = z.object({
  reportFormat: z.literal('CTRF').optional(),
  results: z.object({ tests: z.array(z.unknown()) }),
});

const testSchema = z.object({
  name: z.string(),
  status: z.enum(['passed', 'failed', 'skipped', 'pending', 'other']),
  duration: z.number(),
  // One text in reporters of before version 1
  suite: z.union([z.array(z.string()), z.string()]).nullish(),
  filePath: z.string().nullish(),
  message: z.string().nullish(),
  trace: z.string().nullish(),
  rawStatus: z.string().nullish(),
  flaky: z.boolean().nullish(),
  retries: z.number().int().nonnegative().nullish(),
  parameters: z.record(z.string(), z.unknown()).nullish(),
});

type CtrfTest = z.output<typeof testSchema>;

const ERRORS = new Set(['error', 'errored', 'broken', 'crashed']);

/**
 * Reads a report in the Common Test Report Format. It is held in memory as a
 * whole: the limit of its bytes is a limit of memory, too.
 *
 * @see https://ctrf.io/docs/specification/test
 * @throws Fault for what is no such report
 */
export async function* readCtrf(
  source: Bytes,
  limits: TestResultsLimits,
  tally: Tally,
): AsyncGenerator<TestResult, void> {
  const tests = await readTests(source);
  for (const [index, test] of tests.entries()) {
    const result = toResult(test, `results.tests[${index}]`, limits, tally);
    if (result) {
      yield result;
    }
  }
}

async function readTests(source: Bytes): Promise<unknown[]> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of source) {
    chunks.push(chunk);
  }
  const parsed = documentSchema.safeParse(parse(Buffer.concat(chunks)));
  if (!parsed.success) {
    throw new Fault('malformed', explain(parsed.error, ''));
  }
  return parsed.data.results.tests;
}

function parse(bytes: Buffer): unknown {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Fault('encoding', 'it is not UTF-8, as JSON must be');
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Fault('malformed', `it is not JSON: ${String(error)}`);
  }
}

function toResult(
  value: unknown,
  where: string,
  limits: TestResultsLimits,
  tally: Tally,
): TestResult | undefined {
  const parsed = testSchema.safeParse(value);
  if (!parsed.success) {
    tally.leaveOut('invalid', explain(parsed.error, where));
    return undefined;
  }
  const test = parsed.data;
  const status = statusOf(test);
  const parameters = test.parameters
    ? canonicalJson(test.parameters, limits.nesting)
    : '';
  if (test.name.trim() === '') {
    tally.leaveOut('unnamed');
  } else if (status === undefined) {
    tally.leaveOut('otherStatus');
  } else if (parameters === undefined) {
    const problem = `${where}.parameters: is nested deeper than ${limits.nesting}`;
    tally.leaveOut('invalid', problem);
  } else {
    if (test.duration < 0) {
      tally.leaveOut('duration');
    }
    return resultOf(test, status, parameters, limits);
  }
  return undefined;
}

function statusOf({ status, rawStatus }: CtrfTest): TestStatus | undefined {
  const isError = ERRORS.has((rawStatus ?? '').toLowerCase());
  switch (status) {
    case 'passed':
      return 'passed';
    case 'skipped':
    case 'pending':
      return 'skipped';
    case 'failed':
      return isError ? 'errored' : 'failed';
    default:
      return isError ? 'errored' : undefined;
  }
}

function resultOf(
  test: CtrfTest,
  status: TestStatus,
  parameters: string,
  limits: TestResultsLimits,
): TestResult {
  const cut: CutField[] = [];
  const keep = (field: CutField, text: string) => {
    const shorten = field === 'message' ? cutText : cutName;
    const characters =
      field === 'message' ? limits.messageCharacters : limits.nameCharacters;
    const kept = shorten(text, characters);
    if (kept.isCut) {
      cut.push(field);
    }
    return kept.text && { [field]: kept.text };
  };
  const suites = [test.suite ?? []].flat().filter(Boolean);
  const retries = test.retries ?? 0;
  // A tool tries again what has failed, and only that
  const isFlaky = status === 'passed' && (test.flaky ?? retries > 0);
  return {
    ...keep('suite', suites.join(SUITE_SEPARATOR)),
    ...keep('file', test.filePath ?? ''),
    name: test.name,
    ...keep('name', test.name),
    ...keep('parameters', parameters),
    status,
    ...(test.duration >= 0 && { durationMs: test.duration }),
    attempts: Math.max(1 + retries, isFlaky ? 2 : 1),
    isFlaky,
    ...keep('message', messageOf(test)),
    cut,
  };
}

function messageOf({ message, trace }: CtrfTest): string {
  const said = (message ?? '').trim();
  const details = (trace ?? '').trim();
  return details.includes(said)
    ? details
    : [said, details].filter(Boolean).join('\n');
}

function explain({ issues }: z.ZodError, where: string): string {
  const [{ path, message }] = issues;
  const at = [where, ...path.map(String)].filter(Boolean).join('.');
  return `${
    at || 'the document'
  }: ${message}; see https://ctrf.io/docs/specification/overview`;
}
