import { LoggedEvent } from '../log';
import {
  commitsOfGit,
  foldChange,
  foldDeployment,
  Folded,
  foldEnvironmentRequest,
  foldIncident,
  foldLinkCorrections,
  foldPipelineRun,
  foldPush,
  foldRelease,
  foldService,
  GIT_CHANGE_TYPE,
  GIT_RELEASE_TYPE,
  GitChangeTold,
  readGitChangeEvent,
  SubjectEvents,
} from '../projections';
import { parseSubject } from '../projections/subjects';
import {
  LeftOut,
  Projection,
  ProjectionRules,
  RecordName,
  SubjectRecords,
} from './types';

/**
 * The version of all folds together, and of how records are stored. With a higher
 * one, everything is made anew.
 */
export const PROJECTION_VERSION = 2;

/** The events of a subject, not only to be gone through once. */
type Told = SubjectEvents & { events: readonly LoggedEvent[] };

interface Part {
  records: Partial<SubjectRecords>;
  leftOut: LeftOut[];
}

type SubjectFold = (of: Told, rules: ProjectionRules) => Part[];

const ofChange: SubjectFold = (of, rules) => {
  const folded = foldChange(of, rules.change);
  const told = of.events.flatMap(it => readGitChangeEvent(it) ?? []);
  const { repository } = parseSubject(of.subject) ?? {};
  return [
    partOf('change', folded, record => ({
      change: { record, paths: pathsOf(told, record.change.mergeSha) },
    })),
    {
      records: {
        commits:
          repository === undefined ? [] : commitsOfGit(told, { repository }),
      },
      leftOut: [],
    },
  ];
};

const ofRun: SubjectFold = (of, rules) => [
  partOf('pipeline_run', foldPipelineRun(of, rules.pipeline), runs => ({
    runs,
  })),
];

/** Git tells of the commit as a change, all others of what ran with it. */
const ofCommit: SubjectFold = ({ subject, events }, rules) => {
  const fromGit = events.filter(({ type }) => type === GIT_CHANGE_TYPE);
  const others = events.filter(({ type }) => type !== GIT_CHANGE_TYPE);
  return [
    ...ofChange({ subject, events: fromGit }, rules),
    ...ofRun({ subject, events: others }, rules),
  ];
};

const ofIncident: SubjectFold = (of, rules) => [
  partOf('incident', foldIncident(of, rules.incident), incident => ({
    incident,
  })),
];

/** What else tells of a release does not say which commit it is. */
const ofRelease: SubjectFold = ({ subject, events }, rules) => {
  const fromGit = events.filter(({ type }) => type === GIT_RELEASE_TYPE);
  return [
    partOf(
      'deployment',
      foldRelease({ subject, events: fromGit }, rules.deployment),
      record => ({ deployments: [record] }),
    ),
  ];
};

/** What is made of subjects, by what stands before their colon. */
const FOLDS: ReadonlyMap<string, SubjectFold> = new Map<string, SubjectFold>([
  ['change', ofChange],
  ['commit', ofCommit],
  ['push', of => [partOf('commit', foldPush(of), commits => ({ commits }))]],
  ['pipelinerun', ofRun],
  ['taskrun', ofRun],
  [
    'deployment',
    (of, rules) => [
      partOf('deployment', foldDeployment(of, rules.deployment), record => ({
        deployments: [record],
      })),
    ],
  ],
  [
    'service',
    (of, rules) => [
      partOf('deployment', foldService(of, rules.deployment), record => record),
    ],
  ],
  ['release', ofRelease],
  ['issue', ofIncident],
  ['incident', ofIncident],
  [
    'link',
    of => [
      partOf('link_correction', foldLinkCorrections(of), linkCorrections => ({
        linkCorrections,
      })),
    ],
  ],
  [
    'environment',
    of => [
      partOf(
        'environment_request',
        foldEnvironmentRequest(of),
        environmentRequest => ({ environmentRequest }),
      ),
    ],
  ],
]);

/** The kinds of subjects of which records are made. */
export const PROJECTED_KINDS: readonly string[] = [...FOLDS.keys()];

/** Whether records are made of a subject. */
export function isProjected(subject: string): boolean {
  return FOLDS.has(kindOf(subject));
}

/** Makes the records of a subject of all its events, in any order. */
export function foldSubject(
  of: { subject: string; events: readonly LoggedEvent[] },
  rules: ProjectionRules,
): Projection {
  const parts = FOLDS.get(kindOf(of.subject))?.(of, rules) ?? [];
  const none: SubjectRecords = {
    deployments: [],
    removals: [],
    commits: [],
    runs: [],
  };
  const leftOut = parts.flatMap(it => it.leftOut);
  return {
    subject: of.subject,
    records: Object.assign(none, ...parts.map(({ records }) => records)),
    leftOut,
    forgotten: leftOut
      .filter(({ reason }) => reason === 'payloadForgotten')
      .reduce((sum, { times }) => sum + times, 0),
  };
}

function kindOf(subject: string): string {
  return subject.slice(0, Math.max(0, subject.indexOf(':')));
}

function partOf<T>(
  record: RecordName,
  folded: Folded<T>,
  recordsOf: (made: T) => Partial<SubjectRecords>,
): Part {
  return {
    records: folded.record === undefined ? {} : recordsOf(folded.record),
    leftOut: Object.entries(folded.leftOut).map(([reason, times]) => ({
      record,
      reason,
      times,
    })),
  };
}

/** Of its merge commit, as its record has none: components are made of them. */
function pathsOf(
  told: readonly GitChangeTold[],
  mergeSha: string | undefined,
): string[] | undefined {
  return told.find(({ sha }) => sha === mergeSha)?.paths;
}
