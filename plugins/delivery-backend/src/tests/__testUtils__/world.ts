import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { ScopeFilter } from '../../query/scope';
import { createTests, handleMarks } from '../createTests';
import { UploadAbout, UploadReceipt } from '../types';

export const migrations = resolvePackagePath(
  '@groundwork/backstage-plugin-delivery-backend',
  'migrations',
);

export const DAY_MS = 86_400_000;
export const NOW = Date.parse('2026-03-20T12:00:00.000Z');
export const REPOSITORY = 'github.com/acme/orders';

/** How a test ended, or how its attempts did one after the other. */
type Outcomes = Record<string, 'pass' | 'fail' | 'skip' | 'flaky' | string[]>;

/** A JUnit document of tests by name. */
export function junitOf(outcomes: Outcomes, file = 'src/orders.test.ts') {
  const cases = Object.entries(outcomes).flatMap(([name, how]) =>
    [how].flat().map(it => {
      const content = {
        fail: '<failure message="expected 1 to be 2"/>',
        skip: '<skipped/>',
        flaky: '<flakyFailure message="expected 1 to be 2"/>',
      }[it];
      return `<testcase name="${name}" file="${file}" time="2">${
        content ?? ''
      }</testcase>`;
    }),
  );
  return `<testsuite name="orders">${cases.join('\n')}</testsuite>`;
}

/** A sha of a short word. */
export function shaOf(word: string): string {
  return Buffer.from(word).toString('hex').padEnd(40, '0').slice(0, 40);
}

/** Of who may see all. */
export const everything = new ScopeFilter({
  selection: { kind: 'all' },
  visibility: { kind: 'everything' },
});

/** The plugin's part for tests, with a clock that a test moves. */
export class TestWorld {
  #now = NOW;
  readonly tests;

  constructor(readonly knex: Knex) {
    this.tests = createTests({
      knex,
      logger: mockServices.logger.mock(),
      now: this.now,
      random: () => 0.5,
      worker: 'a',
      defaultBranches: ['main'],
    });
  }

  readonly now = () => new Date(this.#now);

  pass(ms: number): void {
    this.#now += ms;
  }

  /** Sends a document, so many days after now. */
  send(
    outcomes: Outcomes | string,
    about: Partial<UploadAbout> & { days?: number; commit?: string } = {},
  ): Promise<UploadReceipt> {
    const { days = 0, commit = 'a', ...rest } = about;
    const document =
      typeof outcomes === 'string' ? outcomes : junitOf(outcomes);
    return this.tests.uploads.receive(
      {
        repository: REPOSITORY,
        sha: shaOf(commit),
        job: 'unit',
        attempt: 1,
        branch: 'main',
        at: NOW + days * DAY_MS,
        ...rest,
      },
      {
        bytes: (async function* chunks() {
          yield Buffer.from(document);
        })(),
        format: 'auto',
        gzip: false,
      },
    );
  }

  /** Until all is counted, and all tests are looked at. */
  async settle(): Promise<void> {
    const { queue } = this.tests;
    for (;;) {
      const leases = await queue.claim(50);
      if (leases.length === 0) {
        return;
      }
      await handleMarks(
        { knex: this.knex, queue, now: this.now },
        leases,
        new AbortController().signal,
      );
    }
  }

  /** All tests that trouble, most costly first. */
  async list(over: Partial<Parameters<typeof this.tests.reader.list>[0]> = {}) {
    return this.tests.reader.list({
      filter: everything,
      period: { from: this.#now - 28 * DAY_MS, to: this.#now + 1 },
      limit: 50,
      ...over,
    });
  }

  /** What is thought of all tests that have ever failed. */
  async states(): Promise<Record<string, string>> {
    const rows = await this.knex('test_state').orderBy('name');
    return Object.fromEntries(rows.map(it => [it.name, it.state]));
  }
}
