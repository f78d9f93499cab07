import { ConflictError } from '@backstage/errors';
import {
  EnvironmentRequest,
  Verdict,
} from '@groundwork/backstage-plugin-environments-common';
import { retryOnDeadlock } from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { Caller } from '../api/services';
import { Operations } from '../engine/Operations';
import { Planner } from '../verdict/Planner';
import { Findings } from '../verdict/types';
import { lockOwner } from '../verdict/usage';
import { Changes } from './Changes';
import { plansToAgree } from './domain/agreed';
import { newEnvironment } from './domain/newEnvironment';
import { summaryForApproval } from './domain/summaryForApproval';
import { EnvironmentStore } from './EnvironmentStore';
import { Proposals } from './Proposals';
import { assertNotDenied } from './refuse';
import { StoredEnvironment } from './types';

/** Names that are tried while others take them at the same moment. */
const ATTEMPTS = 5;

/** What creating needs. */
export interface CreatorOptions {
  knex: Knex;
  environments: EnvironmentStore;
  operations: Operations;
  planner: Planner;
  proposals: Proposals;
  changes: Changes;
  newId: () => string;
  now: () => Date;
}

/** Creates environments: what is decided and what is reserved are one. */
export class Creator {
  constructor(private readonly options: CreatorOptions) {}

  /** @returns the environment, also when it was there already */
  async create(
    request: EnvironmentRequest,
    caller: Caller,
  ): Promise<StoredEnvironment> {
    const { knex, environments, planner } = this.options;
    const key = keyOf(request, caller);
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const known = key && (await environments.findByIdempotencyKey(key));
      if (known) {
        return known;
      }
      const findings = await planner.collect(request, caller);
      // What cannot be needs no lock.
      if (!isOwned(findings) || findings.reasons.length > 0) {
        assertNotDenied(planner.decide(findings, undefined));
        throw new Error('What has no owner is denied');
      }
      const created = await retryOnDeadlock(() =>
        knex.transaction(trx =>
          this.#reserve(trx, { request, findings, caller, key }),
        ),
      );
      if (created) {
        return created;
      }
    }
    throw new ConflictError(
      'Others take the same name at the same time; give another one, or try again',
    );
  }

  /** @returns undefined if somebody has just taken the name or used the key */
  async #reserve(
    trx: Knex.Transaction,
    {
      request,
      findings,
      caller,
      key,
    }: {
      request: EnvironmentRequest;
      findings: Findings & { owner: string };
      caller: Caller;
      key?: string;
    },
  ): Promise<StoredEnvironment | undefined> {
    const { environments, planner, newId, now } = this.options;
    await lockOwner(trx, findings.owner);
    const known = key && (await environments.findByIdempotencyKey(key, trx));
    if (known) {
      return known;
    }
    const verdict = planner.decide(
      findings,
      await planner.usageFor(findings, trx),
    );
    assertNotDenied(verdict);
    planner.assertSeen(request.planDigest, findings, verdict);
    const environment = newEnvironment({
      id: newId(),
      findings,
      verdict,
      createdBy: caller.ref,
      idempotencyKey: key,
      now: now(),
    });
    return (await environments.insertIfFree(trx, environment))
      ? this.#begin(trx, environment, { findings, verdict, caller })
      : undefined;
  }

  async #begin(
    trx: Knex.Transaction,
    environment: StoredEnvironment,
    {
      findings,
      verdict,
      caller,
    }: { findings: Findings; verdict: Verdict; caller: Caller },
  ): Promise<StoredEnvironment> {
    const { environments, operations, proposals, changes } = this.options;
    const { digest, decision } = verdict;
    const needsApproval = decision === 'needs-approval';
    const operation = await operations.submit(trx, {
      environment,
      kind: 'create',
      requestedBy: caller.ref,
      needsApproval,
      planDigest: digest,
    });
    const { costPerDay, ttlMs } = findings;
    const begun: StoredEnvironment = needsApproval
      ? {
          ...environment,
          proposal: {
            operationId: operation.id,
            plans: plansToAgree(findings),
            costPerDay,
            costPerDayBefore: costPerDay,
            policyVersion: findings.blueprint.policyVersion,
            ttlMs,
          },
        }
      : environment;
    await changes.record(trx, 'environment.requested', begun, {
      message: `${begun.name} was requested${
        needsApproval ? ', and waits until somebody agrees' : ''
      }`,
      actor: caller.ref,
      operationId: operation.id,
    });
    if (needsApproval) {
      await environments.update(trx, begun);
      await proposals.ask(trx, begun, {
        findings,
        digest,
        summary: summaryForApproval(`Create ${begun.name}`, findings, verdict),
        requestedBy: caller.ref,
      });
    }
    return begun;
  }
}

function isOwned(findings: Findings): findings is Findings & { owner: string } {
  return findings.owner !== undefined;
}

/** Keys of different callers are different keys. */
function keyOf(
  { idempotencyKey }: EnvironmentRequest,
  { ref }: Caller,
): string | undefined {
  return idempotencyKey === undefined ? undefined : `${ref} ${idempotencyKey}`;
}
