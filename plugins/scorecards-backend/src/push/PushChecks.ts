import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import {
  fromJsonColumn,
  RequestProblem,
  whereInArray,
} from '@groundwork/backstage-plugin-groundwork-node';
import { scorecardsFactsPushPermission } from '@groundwork/backstage-plugin-scorecards-common';
import { Knex } from 'knex';
import { EntityTableRow } from '../database/rows';
import { Definitions } from '../definitions/types';
import { FactCatalog } from '../facts/FactCatalog';
import { PUSH_SOURCE } from '../facts/types';
import { describeUnstorable } from '../facts/values';
import { PushClient } from './PushClients';
import type { EntitySelector } from './PushService';
import { ReadFact, shorten } from './readPushed';

/** Who reports facts. */
export type PushCaller =
  | { kind: 'client'; client: PushClient }
  | { kind: 'portal'; credentials: BackstageCredentials };

/** What is wrong with a report. */
export interface PushFindings {
  /** What the caller may not do. */
  denied: RequestProblem[];
  /** What nobody may do. */
  invalid: RequestProblem[];
}

/** How a caller stands to an entity. */
type Standing = 'allowed' | 'denied' | 'not-there';

/** Holds reported facts against what there is, and what the caller may do. */
export class PushChecks {
  constructor(
    private readonly options: {
      knex: Knex;
      catalog: FactCatalog;
      definitions: Pick<Definitions, 'current'>;
      mayPush: EntitySelector;
      readable: EntitySelector;
    },
  ) {}

  async check(
    caller: PushCaller,
    facts: readonly ReadFact[],
  ): Promise<PushFindings> {
    const findings: PushFindings = { denied: [], invalid: [] };
    const known = facts.filter(fact => this.#checkId(caller, fact, findings));
    const { compiler } = await this.options.definitions.current();
    for (const { where, factId, value } of known) {
      // Of any type: what was reported before is withdrawn
      const reason =
        value === null
          ? undefined
          : describeUnstorable(value) ??
            compiler.describeBadValue(factId, value);
      if (reason !== undefined) {
        findings.invalid.push({
          field: `${where}.value`,
          message: `cannot be the value of '${factId}': ${reason}`,
        });
      }
    }
    await this.#checkEntities(caller, facts, findings);
    return findings;
  }

  #checkId(
    caller: PushCaller,
    { where, factId }: ReadFact,
    { denied, invalid }: PushFindings,
  ): boolean {
    const { catalog } = this.options;
    const field = `${where}.factId`;
    const fact = catalog.facts.get(factId);
    if (caller.kind === 'client' && !caller.client.mayReport(factId)) {
      denied.push({
        field,
        message: `'${shorten(factId)}' is not for client '${
          caller.client.id
        }'; it may report ${caller.client.scope}`,
      });
      return false;
    }
    if (fact?.source === PUSH_SOURCE) {
      return true;
    }
    invalid.push({
      field,
      message: fact
        ? `'${factId}' is observed by collector '${fact.source}', and cannot be reported`
        : `'${shorten(
            factId,
          )}' is none of scorecards.push.facts; there are ${describeIds(
            catalog,
          )}`,
    });
    return false;
  }

  async #checkEntities(
    caller: PushCaller,
    facts: readonly ReadFact[],
    { denied, invalid }: PushFindings,
  ): Promise<void> {
    const refs = [...new Set(facts.map(({ entityRef }) => entityRef))];
    const found = await this.#standingsOf(caller, refs);
    for (const { where, entityRef } of facts) {
      const field = `${where}.entityRef`;
      switch (found.get(entityRef)) {
        case 'allowed':
          break;
        case 'denied':
          denied.push({ field, message: describeDenied(caller, entityRef) });
          break;
        default:
          invalid.push({
            field,
            message: `'${entityRef}' is no entity that you can read; check its kind, namespace and name`,
          });
      }
    }
  }

  async #standingsOf(
    caller: PushCaller,
    refs: string[],
  ): Promise<Map<string, Standing>> {
    const documents = await this.#findDocuments(refs);
    const there = refs.filter(ref => documents.has(ref));
    if (caller.kind === 'client') {
      const { client } = caller;
      return standings(refs, ref => {
        const entity = documents.get(ref);
        // What is not there must look like what is not for the client
        const otherwise = client.isLimited ? 'denied' : 'not-there';
        return entity && client.mayReportAbout(entity) ? 'allowed' : otherwise;
      });
    }
    const { mayPush, readable } = this.options;
    const { credentials } = caller;
    const seen = await readable(credentials, there);
    const allowed = await mayPush(credentials, [...seen]);
    return standings(there, ref => {
      const otherwise = seen.has(ref) ? 'denied' : 'not-there';
      return seen.has(ref) && allowed.has(ref) ? 'allowed' : otherwise;
    });
  }

  async #findDocuments(refs: readonly string[]): Promise<Map<string, Entity>> {
    const { knex } = this.options;
    const rows = await knex<EntityTableRow>('entity')
      .where(whereInArray('entity_ref', refs))
      .select('entity_ref', 'document');
    return new Map(
      rows.flatMap(row => {
        const entity = fromJsonColumn<Entity>(knex, row.document);
        return entity ? [[row.entity_ref, entity] as const] : [];
      }),
    );
  }
}

function standings(
  refs: readonly string[],
  standingOf: (ref: string) => Standing,
): Map<string, Standing> {
  return new Map(refs.map(ref => [ref, standingOf(ref)]));
}

function describeDenied(caller: PushCaller, entityRef: string): string {
  return caller.kind === 'client'
    ? `'${entityRef}' is none of the entities that client '${caller.client.id}' may report about`
    : `'${entityRef}' is an entity that you may not report about; that takes the permission '${scorecardsFactsPushPermission.name}' for it`;
}

function describeIds(catalog: FactCatalog): string {
  const ids = [...catalog.declaredBy(PUSH_SOURCE).keys()];
  return ids.length === 0 ? 'none' : ids.slice(0, 20).join(', ');
}
