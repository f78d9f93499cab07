import type { Entity } from '@backstage/catalog-model';
import {
  ConflictError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import {
  Page,
  dayInWords,
} from '@groundwork/backstage-plugin-groundwork-common';
import {
  fromJsonColumn,
  isInPerson,
  retryOnDeadlock,
  subjectOf,
} from '@groundwork/backstage-plugin-groundwork-node';
import {
  ScorecardDefinition,
  scorecardsWaiverApprovePermission,
  scorecardsWaiverRequestPermission,
  Waiver,
  WaiverDecision,
  WaiverQuery,
  WaiverRequest,
} from '@groundwork/backstage-plugin-scorecards-common';
import { Knex } from 'knex';
import { EntityPermissions } from '../authorization-rules';
import { EntityTableRow } from '../database/rows';
import { Definitions } from '../definitions/types';
import { ReadingsOf } from '../evaluation/inputs';
import { DirtyMarks } from '../evaluation/types';
import { insertNotices } from '../notices/NoticeStore';
import { presentWaiver } from '../read/present/waiver';
import { Asker } from '../rollup/Asker';
import { describeEntities } from '../rollup/describeEntities';
import { checkEntityRef } from '../rollup/entityRef';
import { assertHelps } from './assertHelps';
import { checkChecks, checkRequest, checkText } from './checkRequest';
import { decideWaiver } from './decideWaiver';
import { takeReadableWaivers } from './readableWaivers';
import { requestedScorecard } from './requestedScorecard';
import { StoredWaiver } from './types';
import { decodePosition, encodePosition } from './waiverCursor';
import { decisionNotices, requestNotices } from './waiverNotices';
import {
  findOpenWaiver,
  findWaiver,
  insertWaiver,
  lockEntity,
  storeDecision,
} from './WaiverStore';

const DEFAULT_LIMIT = 50;

/** What the service is made with. */
export interface WaiverServiceOptions {
  knex: Knex;
  definitions: Pick<Definitions, 'current'>;
  facts: ReadingsOf;
  entityPermissions: Pick<EntityPermissions, 'mayAct'>;
  marks: Pick<DirtyMarks, 'mark'>;
  now: () => Date;
  newId: () => string;
}

/** Exempts entities from checks for a while, when two people agree. */
export class WaiverService {
  constructor(private readonly options: WaiverServiceOptions) {}

  /** Waivers of the entities that the caller may read, the newest first. */
  async query(query: WaiverQuery, caller: Asker): Promise<Page<Waiver>> {
    const { knex, now } = this.options;
    const { limit = DEFAULT_LIMIT } = query;
    const { filter: asked, position } = query.cursor
      ? decodePosition(query.cursor)
      : { filter: query, position: { skip: 0 } };
    const filter = {
      status: asked.status,
      entityRef:
        asked.entityRef === undefined
          ? undefined
          : checkEntityRef(asked.entityRef),
      scorecardId: asked.scorecardId,
    };
    const { waivers, next } = await takeReadableWaivers(
      knex,
      { filter, from: position, limit, now: now() },
      caller,
    );
    return {
      items: await this.#describe(waivers, caller),
      pageInfo: next ? { nextCursor: encodePosition(filter, next) } : {},
    };
  }

  /**
   * Asks for a waiver.
   *
   * @throws InputError when the request is not as it should be
   * @throws NotFoundError when there is no such entity or scorecard to be seen
   * @throws NotAllowedError without the permission to ask for it
   * @throws ConflictError when one is asked for or in force already, or the
   * check passes
   */
  async request(request: WaiverRequest, caller: Asker): Promise<Waiver> {
    const { knex, definitions, facts, marks, now, newId } = this.options;
    const at = now();
    const entityRef = checkEntityRef(request.entityRef);
    const { reason, expiresAt } = checkRequest(request, at);
    const entity = await this.#findEntity(entityRef, caller);
    const current = await definitions.current();
    const scorecard = requestedScorecard(request, current, entity);
    checkChecks(request, scorecard, entity);
    await this.#assertMayRequest(entityRef, caller);
    const readings = (await facts.readingsOf([entityRef])).get(entityRef) ?? {};
    const { compiler } = current;
    const { checkId } = request;
    assertHelps(checkId, { scorecard, entity, compiler, readings, now: at });
    const waiver: StoredWaiver = {
      id: newId(),
      entityRef,
      scorecardId: scorecard.id,
      checkId: request.checkId,
      reason,
      compensatingCheckId: request.compensatingCheckId,
      status: 'requested',
      requestedBy: subjectOf(caller.credentials),
      requestedAt: at,
      expiresAt,
    };
    await retryOnDeadlock(() =>
      knex.transaction(async trx => {
        await lockEntity(trx, entityRef);
        assertNoOther(await findOpenWaiver(trx, waiver, at));
        await insertWaiver(trx, waiver);
        await insertNotices(
          trx,
          requestNotices(waiver, scorecard.definition.owner),
        );
        await marks.mark([entityRef], { trx });
      }),
    );
    return this.#describeOne(waiver, caller);
  }

  /**
   * Grants, refuses, ends or takes back a waiver.
   *
   * @throws NotFoundError when there is none to be seen
   * @throws NotAllowedError when the decision is not the caller's
   * @throws ConflictError when there is nothing left to decide that way
   */
  async decide(decision: WaiverDecision, caller: Asker): Promise<Waiver> {
    const { knex, entityPermissions, marks, now } = this.options;
    const waiver = await this.#find(decision.id, caller);
    const { entityRef } = waiver;
    const approvable =
      decision.decision === 'withdraw'
        ? new Set<string>()
        : await entityPermissions.mayAct(
            scorecardsWaiverApprovePermission,
            caller.credentials,
            [entityRef],
          );
    const comment = decision.comment?.trim() || undefined;
    const decided = decideWaiver(
      waiver,
      {
        kind: decision.decision,
        comment: comment && checkText(comment, 'comment'),
      },
      {
        subject: subjectOf(caller.credentials),
        isInPerson: isInPerson(caller.credentials),
        mayApprove: approvable.has(entityRef),
      },
      now(),
    );
    await retryOnDeadlock(() =>
      knex.transaction(async trx => {
        if (!(await storeDecision(trx, decided, waiver.status))) {
          throw new ConflictError(
            `Somebody else has decided about waiver ${waiver.id} meanwhile; look at it again`,
          );
        }
        await insertNotices(trx, decisionNotices(decided));
        await marks.mark([entityRef], { trx });
      }),
    );
    return this.#describeOne(decided, caller);
  }

  async #find(id: string, { readable }: Asker): Promise<StoredWaiver> {
    const waiver = await findWaiver(this.options.knex, id);
    if (
      !waiver ||
      !(await readable([waiver.entityRef])).has(waiver.entityRef)
    ) {
      throw new NotFoundError(
        `There is no waiver '${id.slice(0, 100)}' that you can see`,
      );
    }
    return waiver;
  }

  async #findEntity(entityRef: string, { readable }: Asker): Promise<Entity> {
    const { knex } = this.options;
    const allowed = await readable([entityRef]);
    const row = await knex<EntityTableRow>('entity')
      .where({ entity_ref: entityRef })
      .first('document');
    const entity = row && fromJsonColumn<Entity>(knex, row.document);
    if (!entity || !allowed.has(entityRef)) {
      throw new NotFoundError(
        `There is no entity '${entityRef}' in the catalog that you can read; check its kind, namespace and name`,
      );
    }
    return entity;
  }

  async #assertMayRequest(entityRef: string, caller: Asker): Promise<void> {
    const allowed = await this.options.entityPermissions.mayAct(
      scorecardsWaiverRequestPermission,
      caller.credentials,
      [entityRef],
    );
    if (!allowed.has(entityRef)) {
      throw new NotAllowedError(
        `To ask for a waiver of ${entityRef} takes the permission 'scorecards.waiver.request' for it; whoever owns it has it as a rule`,
      );
    }
  }

  async #describeOne(waiver: StoredWaiver, caller: Asker): Promise<Waiver> {
    const [described] = await this.#describe([waiver], caller);
    if (!described) {
      throw new NotFoundError(
        `${waiver.entityRef} has gone from the catalog meanwhile`,
      );
    }
    return described;
  }

  async #describe(
    waivers: readonly StoredWaiver[],
    caller: Asker,
  ): Promise<Waiver[]> {
    const { knex, definitions, now } = this.options;
    const entities = await describeEntities(
      knex,
      [...new Set(waivers.map(({ entityRef }) => entityRef))],
      caller,
    );
    const { scorecards } = await definitions.current();
    return waivers.flatMap(waiver => {
      const entity = entities.get(waiver.entityRef);
      const definition =
        scorecards.get(waiver.scorecardId)?.definition ?? goneScorecard(waiver);
      return entity
        ? [presentWaiver(waiver, { entity, definition, now: now() })]
        : [];
    });
  }
}

function assertNoOther(other: StoredWaiver | undefined): void {
  if (other) {
    throw new ConflictError(
      `Waiver ${other.id} for check '${other.checkId}' of ${
        other.entityRef
      } is ${other.status} until ${dayInWords(
        other.expiresAt,
      )}; it has to end first: a request is withdrawn or rejected, a granted one revoked`,
    );
  }
}

/** A waiver outlives its scorecard. */
function goneScorecard({ scorecardId }: StoredWaiver): ScorecardDefinition {
  return {
    id: scorecardId,
    title: scorecardId,
    owner: '',
    levels: [],
    checks: [],
    tests: [],
  };
}
