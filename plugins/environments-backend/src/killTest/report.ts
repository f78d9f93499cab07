import { Findings } from './audit';
import { FaultCounts } from './Faults';

/** What came of a run. */
export interface KillTestReport {
  seed: number;
  seconds: number;
  replicas: number;
  environments: number;
  operations: number;
  kills: number;
  faults: FaultCounts;
  /** Kinds of places that were come to, and those that workers were killed at. */
  boundaries: { seen: number; killedAt: number; stoppedAt: number };
  /** Intents that were found begun by somebody who did not come back. */
  interrupted: number;
  /** What workers with old epochs tried. */
  refused: { inside: number; outside: number };
  doubled: number;
  lost: number;
  orphaned: number;
  /** Workers that ended though nobody ended them. */
  crashed: number;
  findings: Findings;
  /** Where nobody was killed, though somebody came there. */
  notKilledAt: string[];
}

/** Whether all is as it must be. */
export function isPassed(report: KillTestReport): boolean {
  const { doubled, lost, orphaned, crashed } = report;
  return doubled + lost + orphaned + crashed === 0;
}

/** A table for people, and a line of JSON for programs. */
export function formatReport(report: KillTestReport): string {
  const { faults, boundaries, refused, findings } = report;
  const rows: Array<[string, string | number]> = [
    ['environments', report.environments],
    ['operations', report.operations],
    ['kills', report.kills],
    ['  at boundaries', faults.boundaryKills],
    ['  at random', faults.randomKills],
    ['boundaries killed at', `${boundaries.killedAt} of ${boundaries.seen}`],
    [
      'stopped beyond the lease',
      `${faults.boundaryStops} at boundaries, ${faults.randomStops} at random`,
    ],
    ['outages of the database', faults.outages],
    ['intents found interrupted', report.interrupted],
    [
      'old epochs refused',
      `${refused.inside} by the database, ${refused.outside} outside`,
    ],
    ['doubled', report.doubled],
    ['lost', report.lost],
    ['orphaned', report.orphaned],
    ['crashed by themselves', report.crashed],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return [
    `Kill test: ${report.replicas} replicas, ${Math.round(
      report.seconds,
    )} s, seed ${report.seed}`,
    ...rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`),
    ...[...findings.doubled, ...findings.lost, ...findings.orphaned].map(
      finding => `  ! ${finding}`,
    ),
    isPassed(report) ? 'Passed.' : 'Failed.',
    JSON.stringify(report),
  ].join('\n');
}
