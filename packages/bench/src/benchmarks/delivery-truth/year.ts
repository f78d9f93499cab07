import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseEntityRef } from '@backstage/catalog-model';
import {
  HarnessDelivery,
  HarnessTeam,
} from '@groundwork/backstage-plugin-delivery-backend/testUtils';
import { repositoryRoot } from '../../paths';

/** The day after the last one of the year. */
export const UNTIL = Date.UTC(2026, 10, 22);

/** What a report of tests tells: of all that ran, those that failed. */
interface TestReport {
  at: number;
  query: {
    repository: string;
    commit: string;
    tree: string;
    branch: string;
    run: string;
    attempt: number;
  };
  report: { component: string; failed: number[] };
}

/** Something that a source tells of. */
type YearEvent =
  | ({ route: 'tests' } & TestReport)
  | { route: 'github' | 'cdevents' };

/** What the generator says is true of a year. */
export interface Truth {
  from: string;
  until: string;
  teams: Array<{
    group: string;
    components: string[];
    /** What is built to hold it up; null where nothing is. */
    bindingStage: string | null;
    isThin: boolean;
    /** By stage, what it saves if that is faster by a fifth. */
    savedHoursPerChange: Record<string, number>;
  }>;
  assistance: {
    builtIn: { failureRate: number; failureFactor: number };
    failures: {
      assisted: { failed: number; deployed: number };
      others: { failed: number; deployed: number };
    };
  };
  flakyTests: Array<{
    repository: string;
    className: string;
    name: string;
    failures: number;
  }>;
  incidents: Array<{ incident: string; deployment: string }>;
}

/** A run of tests, with the names of those that failed. */
export interface TestRun extends Omit<TestReport, 'report'> {
  failed: string[];
}

/** Deliveries of a year, reports of tests apart, and what is true of it. */
export interface Year {
  deliveries: HarnessDelivery[];
  testRuns: TestRun[];
  teams: HarnessTeam[];
  truth: Truth;
}

interface Generator {
  makeYear(options: { seed: number; until: number; withSavings: boolean }): {
    events: YearEvent[];
    truth: Truth;
  };
  requestOf(event: YearEvent): HarnessDelivery;
}

interface Suites {
  testAt(
    component: string,
    index: number,
  ): { repository: string; className: string; name: string };
}

/** Makes the demo company's year of a seed, lived again with each stage faster. */
export async function makeYear(seed: number): Promise<Year> {
  const { makeYear: make, requestOf } = await load<Generator>('make.mjs');
  const { testAt } = await load<Suites>('suites.mjs');
  const { events, truth } = make({ seed, until: UNTIL, withSavings: true });
  const testRuns = events.flatMap(it =>
    it.route === 'tests'
      ? {
          at: it.at,
          query: it.query,
          failed: it.report.failed.map(index =>
            nameOfTest(testAt(it.report.component, index)),
          ),
        }
      : [],
  );
  const deliveries = events
    .filter(({ route }) => route !== 'tests')
    .map(requestOf);
  const teams = truth.teams.map(({ group, components }) => ({
    group,
    components: components.map(component => ({
      component,
      repository: testAt(parseEntityRef(component).name, 0).repository,
    })),
  }));
  return { deliveries, testRuns, teams, truth };
}

/** What tells a test from all others. */
export function nameOfTest({
  repository,
  className,
  name,
}: {
  repository: string;
  className: string;
  name: string;
}): string {
  return `${repository} ${className} ${name}`;
}

function load<Module>(file: string): Promise<Module> {
  const path = join(repositoryRoot, 'examples/acme/scripts/year', file);
  return import(pathToFileURL(path).href);
}
