import { HttpRequest } from '../../http/client';
import { Company } from './company';
import { CASE_HEADER } from './maturityModule';

/** Whose token requests carry. */
export type Reader = 'readsAll' | 'readsByCondition';

/** A page that is looked at again and again. */
export interface ReadCase {
  what: string;
  reader: Reader;
  /** How often it is asked for in a round. */
  calls: number;
  /** Whether it has to be there in the time of the budget. */
  isBudgeted: boolean;
  /** What the plainest code does for it. */
  plainly: string;
  request(index: number): HttpRequest;
}

const API = '/api/maturity';

const ALL_TEAMS = 'SELECT of all teams, counted';
const ONE_TEAM = 'SELECT of the team, and of its days';
const TEAMS_AND_DAY = 'SELECT of all teams, and of a day, counted';

/** What is looked at. */
export function createCases({ departments, teams }: Company): ReadCase[] {
  const pages = {
    organisation: pathsOf('organisation'),
    department: pathsOf('organisation', 'group', departments),
    team: pathsOf('teams/by-ref', 'entityRef', teams),
    report: pathsOf('report'),
  };
  const ask = (
    paths: readonly string[],
    more: Omit<ReadCase, 'request'>,
  ): ReadCase => ({
    ...more,
    request: index => ({
      path: paths[(index * 7) % paths.length],
      headers: { [CASE_HEADER]: more.what },
    }),
  });
  return [
    ask(pages.organisation, {
      what: 'organisation page, who may read all',
      reader: 'readsAll',
      calls: 100,
      isBudgeted: true,
      plainly: ALL_TEAMS,
    }),
    ask(pages.organisation, {
      what: 'organisation page, who may read what a condition allows',
      reader: 'readsByCondition',
      calls: 100,
      isBudgeted: true,
      plainly: ALL_TEAMS,
    }),
    ask(pages.department, {
      what: 'page of a department, who may read all',
      reader: 'readsAll',
      calls: 50,
      isBudgeted: false,
      plainly: ALL_TEAMS,
    }),
    ask(pages.team, {
      what: 'team page, who may read all',
      reader: 'readsAll',
      calls: 100,
      isBudgeted: false,
      plainly: ONE_TEAM,
    }),
    ask(pages.team, {
      what: 'team page, who may read what a condition allows',
      reader: 'readsByCondition',
      calls: 50,
      isBudgeted: false,
      plainly: ONE_TEAM,
    }),
    ask(pages.report, {
      what: 'leadership report, who may read all',
      reader: 'readsAll',
      calls: 50,
      isBudgeted: false,
      plainly: TEAMS_AND_DAY,
    }),
  ];
}

function pathsOf(
  path: string,
  parameter?: string,
  values: readonly string[] = [],
): string[] {
  return parameter === undefined
    ? [`${API}/${path}`]
    : values.map(
        value =>
          `${API}/${path}?${new URLSearchParams({ [parameter]: value })}`,
      );
}
