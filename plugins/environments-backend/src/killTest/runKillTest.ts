import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import { UNFINISHED } from '../engine/types';
import { audit } from './audit';
import { collectEvidence } from './collectEvidence';
import { diceOf } from './dice';
import { Faults } from './Faults';
import { createKillWorld } from './killWorld';
import { Lives } from './Lives';
import { Outside } from './outside/Outside';
import { Replicas } from './Replicas';
import { KillTestReport } from './report';
import { ScratchDatabase } from './ScratchDatabase';

/** How a run goes. */
export interface KillTestOptions {
  /** The address of any database of a PostgreSQL server, as a superuser. */
  server: string;
  /** For how long things are asked for and workers ended. */
  forMs: number;
  seed: number;
  replicas: number;
  /** Environments at once. */
  lives: number;
  leaseMs: number;
  outageMs: number;
  /** How long what is left may take, undisturbed, until it counts as lost. */
  settleMs: number;
  stopFirst: readonly string[];
  /** For tests that see it fail. */
  isFencingBroken?: boolean;
}

/** A short run, which is what the tests of the repository have time for. */
export const SHORT: Omit<KillTestOptions, 'server'> = {
  forMs: 18_000,
  seed: 1,
  replicas: 2,
  lives: 6,
  leaseMs: 1_000,
  outageMs: 1_500,
  settleMs: 60_000,
  // Where an old epoch could do the most harm, inside and outside.
  stopFirst: [
    'before operation is succeeded (create)',
    'before outside create (create)',
  ],
};

const LOOK_MS = 100;
const SILENT: LoggerService = {
  error: () => {},
  warn: () => {},
  info: () => {},
  debug: () => {},
  child: () => SILENT,
};

/** What workers tell while they are there. */
interface Heard {
  seen: Set<string>;
  refused: number;
  crashed: number;
}

/** Asks for environments, kills who makes them, and counts what came of it. */
export async function runKillTest(
  options: KillTestOptions,
): Promise<KillTestReport> {
  const directory = await mkdtemp(join(tmpdir(), 'kill-test-'));
  const database = await ScratchDatabase.create(options.server);
  const outside = new Outside(join(directory, 'outside'));
  const heard: Heard = { seen: new Set(), refused: 0, crashed: 0 };
  const replicas = startReplicas(options, { database, directory, heard });
  try {
    const began = Date.now();
    const disturbed = await disturb({ options, database, outside, replicas });
    await settle(database, options.settleMs);
    await replicas.close();
    const findings = audit(
      await collectEvidence({ ...disturbed, database, outside }),
    );
    return {
      seed: options.seed,
      seconds: (Date.now() - began) / 1_000,
      replicas: options.replicas,
      ...countDisturbances(disturbed, heard),
      ...countJournal(outside, heard.refused),
      doubled: findings.doubled.length,
      lost: findings.lost.length,
      orphaned: findings.orphaned.length,
      crashed: heard.crashed,
      findings,
    };
  } finally {
    await replicas.close();
    await outside.close();
    await database.drop();
    await rm(directory, { recursive: true, force: true });
  }
}

function startReplicas(
  options: KillTestOptions,
  {
    database,
    directory,
    heard,
  }: { database: ScratchDatabase; directory: string; heard: Heard },
): Replicas {
  return new Replicas(
    {
      count: options.replicas,
      leaseMs: options.leaseMs,
      isFencingBroken: options.isFencingBroken ?? false,
      connection: database.connection,
      directory,
    },
    {
      seen: boundary => heard.seen.add(boundary),
      refused: () => {
        heard.refused += 1;
      },
      crashed: () => {
        heard.crashed += 1;
      },
    },
  );
}

function countDisturbances(
  { lives, faults }: { lives: Lives; faults: Faults },
  { seen }: Heard,
) {
  return {
    environments: lives.environments.length,
    operations: lives.operations.length,
    kills: faults.kills,
    faults: faults.counts,
    boundaries: {
      seen: seen.size,
      killedAt: faults.killedAt.size,
      stoppedAt: faults.stoppedAt.size,
    },
    notKilledAt: [...seen].filter(it => !faults.killedAt.has(it)).sort(),
  };
}

async function disturb({
  options,
  database,
  outside,
  replicas,
}: {
  options: KillTestOptions;
  database: ScratchDatabase;
  outside: Outside;
  replicas: Replicas;
}) {
  const world = createKillWorld({
    ...options,
    knex: database.knex,
    outside,
    worker: 'runner',
    logger: SILENT,
  });
  const end = Date.now() + options.forMs;
  const isOver = () => Date.now() > end;
  const lives = new Lives({
    database,
    world,
    dice: diceOf(options.seed),
    isOver,
  });
  const faults = new Faults({
    ...options,
    replicas,
    database,
    dice: diceOf(options.seed + 1),
    isOver,
  });
  await Promise.all([
    faults.run(),
    ...Array.from({ length: options.lives }, () => lives.live()),
  ]);
  return { lives, faults, world };
}

/** Waits until nothing is under way, for so long. */
async function settle(
  database: ScratchDatabase,
  withinMs: number,
): Promise<void> {
  const end = Date.now() + withinMs;
  while (Date.now() < end) {
    const unfinished = await database.use(knex =>
      knex('operation')
        .whereIn('status', [...UNFINISHED])
        .first(),
    );
    if (!unfinished) {
      return;
    }
    await sleep(LOOK_MS);
  }
}

function countJournal(
  outside: Outside,
  inside: number,
): Pick<KillTestReport, 'interrupted' | 'refused'> {
  const journal = outside.journal();
  return {
    interrupted: journal.filter(({ act }) => act === 'interrupted').length,
    refused: {
      inside,
      outside: journal.filter(({ act }) => act === 'refuse').length,
    },
  };
}
