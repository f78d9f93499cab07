import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Bench } from './Bench';
import * as applying from './checks/applying';
import * as approving from './checks/approving';
import * as destroying from './checks/destroying';
import * as killing from './checks/killing';
import * as leases from './checks/leases';
import * as listing from './checks/listing';
import * as pausing from './checks/pausing';
import * as processes from './checks/processes';
import * as secrets from './checks/secrets';
import { TestLedger } from './TestLedger';
import { DriverConformanceSubject } from './types';

/**
 * One of the things that a driver has to do.
 *
 * @public
 */
export interface ConformanceCheck {
  /** Says what has to be true. */
  title: string;
  /** Why it cannot be checked for a subject; undefined when it can. */
  skipped<World>(subject: DriverConformanceSubject<World>): string | undefined;
  /**
   * Checks it.
   *
   * @throws ConformanceError if it is not so
   */
  run<World>(subject: DriverConformanceSubject<World>): Promise<void>;
}

/**
 * Everything that a driver has to do, to be run by any test runner;
 * {@link describeDriverConformance} runs it with Jest.
 *
 * @public
 */
export const conformanceChecks: readonly ConformanceCheck[] = [
  check('describes itself', listing.describesItself),
  check('plans without changing anything', applying.plansOnly),
  check('applies what is wanted, once and marked', applying.applies),
  check('applies again without changing anything', applying.appliesAgain),
  check('updates what is there', applying.updates),
  check('observes without changing anything', applying.observesOnly),
  check('tells drift, and repairs it', applying.tellsDrift, subject =>
    subject.drift ? undefined : 'the subject has no drift',
  ),
  check('tells removal, and repairs it', applying.tellsRemoval, subject =>
    subject.remove ? undefined : 'the subject has no remove',
  ),
  check('makes the plan that was approved', approving.makesWhatWasApproved),
  check(
    'refuses a plan that nobody has approved',
    approving.refusesWhatNobodyApproved,
    ({ capabilities }) =>
      capabilities?.comparesPlans ? undefined : 'it does not compare plans',
  ),
  check('destroys a resource and nothing else', destroying.destroys),
  check('destroys what is not there', destroying.destroysNothing),
  check('destroys without a state', destroying.destroysWithoutState),
  check('destroys twice', destroying.destroysTwice),
  check('creates again what it has destroyed', destroying.createsAgain),
  check('pauses and resumes', pausing.pausesAndResumes, unlessPauses),
  check('applies while paused', pausing.appliesWhilePaused, unlessPauses),
  check('destroys while paused', pausing.destroysWhilePaused, unlessPauses),
  check('finishes an apply killed anywhere', killing.resumesApply),
  check('destroys an apply killed anywhere', killing.destroysKilledApply),
  check('changes an apply killed anywhere', killing.changesKilledApply),
  check('finishes an update killed anywhere', killing.resumesUpdate),
  check('finishes a destroy killed anywhere', killing.resumesDestroy),
  check(
    'finishes a pause and a resume killed anywhere',
    killing.resumesPause,
    unlessPauses,
  ),
  check('does nothing once its lease is lost', leases.stopsWhenStale),
  check('ends when it is aborted', leases.endsWhenAborted),
  check(
    'finishes what a killed process has begun',
    processes.resumesKilledProcess,
    unlessProcess,
  ),
  check(
    'destroys what a killed process has begun',
    processes.destroysKilledProcess,
    unlessProcess,
  ),
  check('gives no secret away', secrets.keepsSecrets),
  check('lists what it has made by its mark', listing.listsByMark),
  check('destroys orphans', listing.destroysOrphans),
  check('adopts orphans', listing.adoptsOrphans, subject =>
    subject.capabilities?.adopt ? undefined : 'it cannot adopt',
  ),
];

function unlessPauses<World>({
  capabilities,
}: DriverConformanceSubject<World>): string | undefined {
  return capabilities?.pause ? undefined : 'it cannot pause';
}

function unlessProcess<World>({
  process,
}: DriverConformanceSubject<World>): string | undefined {
  return process ? undefined : 'the subject has no process';
}

function check(
  title: string,
  verify: <World>(bench: Bench<World>) => Promise<void>,
  skipped: ConformanceCheck['skipped'] = () => undefined,
): ConformanceCheck {
  return {
    title,
    skipped,
    run: async subject => {
      const directory = await mkdtemp(join(tmpdir(), 'driver-conformance-'));
      try {
        await mkdir(join(directory, 'world'));
        await withWorld(subject, directory, verify);
      } finally {
        await rm(directory, { recursive: true, force: true });
      }
    },
  };
}

async function withWorld<World>(
  subject: DriverConformanceSubject<World>,
  directory: string,
  verify: (bench: Bench<World>) => Promise<void>,
): Promise<void> {
  const ledger = subject.process
    ? TestLedger.inFile(join(directory, 'ledger.json'))
    : TestLedger.inMemory();
  const given = { environmentId: 'given', resource: 'given' };
  const world = await subject.open({
    directory: join(directory, 'world'),
    secret: (name, value) => ledger.putSecret(given, name, value),
  });
  try {
    await verify(new Bench(subject, world, ledger));
  } finally {
    await subject.close?.(world);
  }
}
