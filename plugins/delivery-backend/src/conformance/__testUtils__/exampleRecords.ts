/** Some columns of all rows of a table, each row as a text. */
export interface ExpectedRecords {
  table: string;
  columns: readonly string[];
  /** `-` for NULL. */
  rows: readonly string[];
}

const PUBLIC = 'github.com/Codertocat/Hello-World';
const ENTERPRISE = 'octocoders.github.io/Codertocat/Hello-World';

/**
 * What a reader finds in the payloads. Several examples tell of the same pull
 * request, check or deployment, some of them in states that exclude each other:
 * then what happened last counts, and of the same second the last example.
 */
export const EXAMPLE_RECORDS: readonly ExpectedRecords[] = [
  {
    table: 'change',
    columns: ['id', 'closed_at', 'merged_at', 'cohort'],
    rows: [
      `change:${PUBLIC}#2 2019-05-15T15:21:18.000Z - undeclared`,
      `change:${ENTERPRISE}#2 2019-05-15T19:39:14.000Z - undeclared`,
    ],
  },
  {
    table: 'change_commit',
    columns: ['change_id', 'sha'],
    rows: [
      `change:${PUBLIC}#2 ec26c3e57ca3a959ca5aad62de7213c562f8c821`,
      `change:${ENTERPRISE}#2 14977a7b5485400124827221a04bfb474bcd72d1`,
    ],
  },
  {
    table: 'commit_node',
    columns: ['repository', 'sha'],
    // Of tags nothing but the commit that is there already
    rows: [`${PUBLIC} 6113728f27ae82c7b1a177c8d03f9e96e0adf246`],
  },
  {
    table: 'deployment',
    columns: ['id', 'environment', 'result', 'started_at', 'finished_at'],
    rows: [
      // Of 2022; of 2019 an example has the same number for another environment
      `deployment:${PUBLIC}/deployments/145988746 github-pages running 2022-01-03T01:28:40.000Z -`,
      `deployment:${ENTERPRISE}/deployments/2 production succeeded 2019-05-15T19:38:20.000Z 2019-05-15T19:38:21.000Z`,
    ],
  },
  {
    table: 'pipeline_run',
    columns: ['id', 'name', 'result', 'started_at', 'finished_at'],
    rows: [
      `check:${PUBLIC}/128620228 Octocoders-linter succeeded 2019-05-15T15:21:12.000Z 2019-05-15T15:21:12.000Z`,
      `check:${PUBLIC}/289782451 linters succeeded 2021-08-05T10:34:58.000Z 2021-08-05T10:38:16.000Z`,
      'check:github.com/electron/electron/1494503112 API Review running 2020-12-03T18:27:27.000Z -',
      'check:github.com/github/hello-world/4 randscape succeeded 2018-05-04T01:14:52.000Z 2018-05-04T01:14:52.000Z',
      'check:github.com/lineville/elastic-machines-testing/12877621891 test running - -',
      'check:github.com/octo-org/example-workflow/2832853555 Test workflow running 2021-06-15T19:22:27.000Z -',
      'check:github.com/wolfy1339/github-events-schemas/14541957942 Do examples need to be regenerated? running 2023-06-26T03:31:36.000Z -',
      `check:${ENTERPRISE}/2 Octocoders-linter succeeded 2019-05-15T19:39:04.000Z 2019-05-15T19:39:04.000Z`,
      `run:${PUBLIC}/1589141559 Manually triggered workflow running - -`,
      // Of a workflow without a name, which goes by its number
      'run:github.com/octo-org/octo-repo/289782451 289782451 succeeded - 2020-10-05T16:33:49.000Z',
    ],
  },
  {
    // No issue has the label `incident`
    table: 'incident',
    columns: ['id'],
    rows: [],
  },
  {
    table: 'left_out',
    columns: ['subject', 'reason'],
    rows: [
      `issue:${PUBLIC}#1 notAnIncident`,
      `issue:${PUBLIC}#2 notAnIncident`,
      'issue:github.com/octo-org/octo-repo#1 notAnIncident',
      `issue:${ENTERPRISE}#1 notAnIncident`,
      `issue:${ENTERPRISE}#2 notAnIncident`,
    ],
  },
];
