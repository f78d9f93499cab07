import {
  IdentifierKind,
  Token,
} from '@groundwork/backstage-plugin-ownership-common';
import { Feedback, FeedbackIndex } from '../../feedback';
import { SourcedIdentifier } from '../../identifierSet';
import { encodeProjection, projectEntity } from '../../projection';
import { Candidates, createCandidateFinder } from '../candidates';
import { EntityTable } from '../entityTable';
import { IdentifierIndex } from '../identifierIndex';
import { rank, Ranking } from '../rank';

export const NOW = new Date('2026-11-21T03:00:00.000Z');

export const daysAgo = (days: number) =>
  new Date(NOW.getTime() - days * 24 * 60 * 60 * 1000);

/** What a source says of an entity, for tests: `host pay.acme.test`. */
export interface Saying extends Partial<SourcedIdentifier> {
  entity: string;
  source?: string;
  says: string;
}

/** A small index, and what was said about its answers. */
export interface World {
  sayings: readonly Saying[];
  feedback?: readonly Feedback[];
  /** Entities that nobody says anything of. */
  others?: readonly string[];
}

export const refOf = (name: string) =>
  name.includes(':') ? name : `component:default/${name}`;

function parse(says: string): { kind: IdentifierKind; key: string } {
  const [kind, key] = says.split(' ');
  return { kind: kind as IdentifierKind, key };
}

export function token(says: string, rest: Partial<Token> = {}): Token {
  const { kind, key } = parse(says);
  return { kind, key, text: key, detector: 'test', weight: 1, ...rest };
}

let nextId = 0;

/** `confirm host pay.acme.test → orders` */
export function feedback(
  verdict: Feedback['verdict'],
  says: string,
  entity: string,
  rest: Partial<Feedback> = {},
): Feedback {
  nextId += 1;
  return {
    id: `f${nextId}`,
    identifier: parse(says),
    verdict,
    entityRef: refOf(entity),
    createdBy: 'user:default/ada',
    createdAt: daysAgo(1),
    ...rest,
    ...(rest.correctRef && { correctRef: refOf(rest.correctRef) }),
  };
}

export function entityTableOf(refs: Iterable<string>): EntityTable {
  const entities = new EntityTable();
  for (const ref of refs) {
    const [kind, namespace, name] = ref.split(/[:/]/);
    entities.setText(
      ref,
      encodeProjection(
        projectEntity({
          apiVersion: 'backstage.io/v1alpha1',
          kind,
          metadata: { namespace, name },
        }),
      ),
    );
  }
  return entities;
}

export function candidatesIn(
  world: World,
  tokens: readonly Token[],
): Candidates[] {
  const refs = [...world.sayings.map(it => it.entity), ...(world.others ?? [])];
  const entities = entityTableOf(refs.map(refOf));
  const index = new IdentifierIndex(entities);
  const sets = new Map<string, Saying[]>();
  for (const saying of world.sayings) {
    const set = `${saying.source ?? 'catalog'} ${refOf(saying.entity)}`;
    sets.set(set, [...(sets.get(set) ?? []), saying]);
  }
  for (const [set, sayings] of sets) {
    const [source, entityRef] = set.split(' ');
    index.replace({
      source,
      entityRef,
      identifiers: sayings.map(saying => ({
        ...parse(saying.says),
        rule: saying.rule ?? 'rule',
        confidence: saying.confidence ?? 1,
        observedAt: saying.observedAt,
        link: saying.link,
      })),
    });
  }
  const said = new FeedbackIndex();
  world.feedback?.forEach(it => said.set(it));
  const find = createCandidateFinder({
    countOf: (kind, key) => index.countOf(kind, key),
    find: (kind, key) => index.find(kind, key),
    hasEntity: ref => entities.has(ref),
    feedback: said,
    lastReadOf: () => NOW,
  });
  return find(tokens).candidates;
}

export function rankIn(
  world: World,
  tokens: readonly Token[],
  limit = 100,
): Ranking {
  return rank(candidatesIn(world, tokens), NOW, limit);
}

/** Answers in short: `orders 0.92`. */
export const inShort = (ranking: Ranking) =>
  ranking.answers.map(
    ({ entityRef, confidence }) =>
      `${entityRef.replace('component:default/', '')} ${confidence}`,
  );
