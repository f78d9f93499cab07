import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { groupBy } from '../../domain/collections/groupBy';
import { readCdEvents } from '../../ingest/cdevents/readCdEvents';
import { readGithub } from '../../ingest/github/readGithub';
import { Delivery, NewEvent, Parser, Unreadable } from '../../log';
import { loggedAs } from '../../projections/__testUtils__/logged';
import { foldSubject } from '../../store/foldSubject';
import { sourceRules } from '../../store/sourceRules';
import { Projection } from '../../store/types';

const MAKE = resolve(
  __dirname,
  '../../../../../examples/acme/scripts/year/make.mjs',
);
const MAX_BYTES = 256 * 1024 * 1024;

/** The day after the last one of the year. */
export const UNTIL = new Date('2026-11-22T00:00:00Z');

/** A delivery that the generator of the demo year would send. */
interface Sent {
  path: string;
  headers: Record<string, string>;
  body: string;
}

/** What a report of tests tells: of 400, those that failed. */
export interface TestRun {
  at: number;
  query: {
    repository: string;
    commit: string;
    tree: string;
    branch: string;
    run: string;
    attempt: number;
  };
  /** Each as its class and its name. */
  failed: string[];
}

/** What the generator says is true of the year. */
export interface Truth {
  from: string;
  teams: Array<{
    group: string;
    components: string[];
    bindingStage: string | null;
    isThin: boolean;
    mergedChanges: number;
  }>;
  changes: Array<{
    id: string;
    mergedAt: string | null;
    firstDeployedAt: string | null;
    isBot: boolean;
    isLabelled: boolean;
  }>;
  incidents: Array<{
    incident: string;
    deployment: string;
    way: string | null;
  }>;
  failedDeployments: string[];
  flakyTests: Array<{
    repository: string;
    className: string;
    name: string;
    rate: number;
    failures: number;
  }>;
  counts: {
    merged: number;
    opened: number;
    deployments: number;
    environmentRequests: number;
  };
}

/** Deliveries of the last weeks, with what is true of them. */
export interface Year {
  deliveries: Sent[];
  /** What all reports of tests tell, however many of them are deliveries. */
  testRuns: TestRun[];
  truth: Truth;
}

/** ES modules are not for jest, so that a process of its own makes the year. */
const SCRIPT = `
const { makeYear, requestOf } = await import(process.argv[1]);
const { testAt } = await import(new URL('suites.mjs', process.argv[1]));
const { weeks, until, reports, isBrief } = JSON.parse(process.argv[2]);
const nameOf = component => index => {
  const { className, name } = testAt(component, index);
  return className + ' ' + name;
};
const { events, truth } = makeYear({ weeks, until });
const tests = events.filter(({ route }) => route === 'tests');
const others = events.filter(({ route }) => route !== 'tests');
const wanted = isBrief ? [] : [...others, ...tests.slice(0, reports)];
const deliveries = wanted.map(requestOf);
const testRuns = tests.map(({ at, query, report: { component, failed } }) => ({
  at,
  query,
  failed: failed.map(nameOf(component)),
}));
process.stdout.write(JSON.stringify({ deliveries, testRuns, truth }));
`;

/**
 * @param reports - How many reports of tests, which are large, are among them
 * @param isBrief - Without deliveries, only with what is true
 */
export function makeYear({
  weeks,
  reports = 0,
  isBrief = false,
}: {
  weeks: number;
  reports?: number;
  isBrief?: boolean;
}): Year {
  const options = { weeks, until: UNTIL.getTime(), reports, isBrief };
  const json = execFileSync(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      SCRIPT,
      pathToFileURL(MAKE).href,
      JSON.stringify(options),
    ],
    { maxBuffer: MAX_BYTES, encoding: 'utf8' },
  );
  return JSON.parse(json);
}

const PARSERS: Readonly<Record<string, Parser>> = {
  '/ingest/github': readGithub,
  '/ingest/cdevents': readCdEvents,
};

/** What the ingest makes of deliveries, those of tests apart. */
export function readDeliveries(deliveries: readonly Sent[]): {
  events: NewEvent[];
  unreadable: Unreadable[];
} {
  const readings = deliveries
    .filter(({ path }) => PARSERS[path])
    .map(({ path, headers, body }) => {
      const delivery: Delivery = {
        headers,
        body: Buffer.from(body),
        at: UNTIL,
      };
      return PARSERS[path](delivery);
    });
  return {
    events: readings.flatMap(({ events }) => events),
    unreadable: readings.flatMap(({ unreadable }) => unreadable),
  };
}

/** What the folds make of events, subject by subject. */
export function projectionsOf(events: readonly NewEvent[]): Projection[] {
  const rules = sourceRules('the key of tests');
  const bySubject = groupBy(events, ({ subject }) => subject ?? '');
  return [...bySubject].map(([subject, own]) =>
    foldSubject({ subject, events: own.map(loggedAs) }, rules),
  );
}

/** The bodies of deliveries to a route, such as `/ingest/tests`. */
export function bodiesTo(route: string, { deliveries }: Year): string[] {
  return deliveries
    .filter(({ path }) => path.split('?')[0] === route)
    .map(({ body }) => body);
}
