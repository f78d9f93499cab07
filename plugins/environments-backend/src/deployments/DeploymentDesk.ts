import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  Deployment,
  DeploymentPage,
  DeploymentQuery,
  DeploymentRequest,
  DeploymentVerdict,
  NewRelease,
  Release,
  Stage,
} from '@groundwork/backstage-plugin-environments-common';
import { retryOnDeadlock } from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { decodeCursor, encodeCursor } from './cursor';
import { Caller, DeploymentService } from '../api/services';
import { Releases } from '../releases/Releases';
import { DeploymentStore } from './DeploymentStore';
import { DeploymentViews } from './DeploymentViews';
import { denyPlan } from './denyPlan';
import { planDeployment, PlanningOptions, verdictOf } from './planning';
import { Preparer } from './Preparer';
import { Submitter } from './Submitter';
import { nameOf } from './words';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 200;

/** What deployments need. */
export interface DeploymentDeskOptions extends PlanningOptions {
  knex: Knex;
  store: DeploymentStore;
  releases: Releases;
  preparer: Preparer;
  submitter: Submitter;
  views: DeploymentViews;
  /** Called after a commit that gives the engine something to do. */
  wake: () => void;
}

/** Deploys, promotes and rolls back. */
export class DeploymentDesk implements DeploymentService {
  constructor(private readonly options: DeploymentDeskOptions) {}

  stages(): Stage[] {
    return this.options.stages.map(({ id, title, after }) => ({
      id,
      title,
      after,
    }));
  }

  findStages(component: string, caller: Caller) {
    return this.options.views.findStages(component, caller);
  }

  async createRelease(wanted: NewRelease, caller: Caller): Promise<Release> {
    const { preparer, releases } = this.options;
    const found = await preparer.findComponent(wanted.component, caller);
    await refuseUnlessOperator(caller, found.owner);
    const { ref, version } = wanted;
    return releases.create({
      ...wanted,
      component: found.ref,
      repository: preparer.repositoryOf(found.entity),
      ref: ref ?? version,
      createdBy: caller.ref,
    });
  }

  async plan(
    request: DeploymentRequest,
    caller: Caller,
  ): Promise<DeploymentVerdict> {
    const { knex, preparer, views } = this.options;
    const component = await views.findComponent(request.component, caller);
    const message = await reasonNotToOperate(caller, component.owner);
    if (message !== undefined) {
      return denyPlan(this.options, {
        request,
        componentRef: component.ref,
        message,
      });
    }
    const prepared = await preparer.prepare(request, component, caller);
    return verdictOf(await planDeployment(this.options, prepared, knex));
  }

  async deploy(
    request: DeploymentRequest & { planDigest?: string },
    caller: Caller,
  ): Promise<Deployment> {
    const { knex, preparer, submitter, views, wake, store } = this.options;
    const key = keyOf(request, caller);
    const known = key === undefined ? undefined : await store.findByKey(key);
    if (known) {
      return views.present(known, caller);
    }
    const component = await preparer.findComponent(request.component, caller);
    await refuseUnlessOperator(caller, component.owner);
    const prepared = await preparer.prepare(request, component, caller);
    const deployment = await retryOnDeadlock(() =>
      knex.transaction(trx =>
        submitter.submit(trx, prepared, {
          caller,
          key,
          seenDigest: request.planDigest,
        }),
      ),
    );
    wake();
    return views.present(deployment, caller);
  }

  async query(
    { component, stage, limit = DEFAULT_LIMIT, cursor }: DeploymentQuery,
    caller: Caller,
  ): Promise<DeploymentPage> {
    const { store, views } = this.options;
    const size = Math.min(Math.max(1, limit), MAX_LIMIT);
    const found = await store.query({
      component,
      stage,
      readable: await caller.readable(),
      after: cursor === undefined ? undefined : decodeCursor(cursor),
      limit: size + 1,
    });
    const shown = found.slice(0, size);
    const last = shown.at(-1);
    return {
      items: await views.presentAll(shown, caller),
      pageInfo: {
        nextCursor:
          found.length > size && last ? encodeCursor(last) : undefined,
      },
    };
  }

  async cancel(id: string, caller: Caller): Promise<Deployment> {
    const { knex, store, submitter, views, wake } = this.options;
    const known = await store.find(id);
    if (!known || !(await views.isReadable(known, caller))) {
      throw new NotFoundError(`There is no deployment '${id}'`);
    }
    await refuseUnlessOperator(caller, known.owner);
    await retryOnDeadlock(() =>
      knex.transaction(trx => submitter.cancel(trx, known, caller)),
    );
    wake();
    return views.present((await store.find(id)) ?? known, caller);
  }
}

function keyOf(
  { idempotencyKey }: DeploymentRequest,
  { ref }: Caller,
): string | undefined {
  return idempotencyKey === undefined ? undefined : `${ref} ${idempotencyKey}`;
}

/** Whom it is for; undefined for those. */
async function reasonNotToOperate(
  caller: Caller,
  owner: string,
): Promise<string | undefined> {
  return (await caller.may('operate', { owner }))
    ? undefined
    : `This is for members of ${nameOf(
        owner,
      )}, or for whom the portal lets operate its environments`;
}

/** @throws NotAllowedError that says whom it is for */
async function refuseUnlessOperator(
  caller: Caller,
  owner: string,
): Promise<void> {
  const reason = await reasonNotToOperate(caller, owner);
  if (reason !== undefined) {
    throw new NotAllowedError(reason);
  }
}
