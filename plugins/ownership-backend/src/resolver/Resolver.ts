import { setImmediate as nextTurn } from 'node:timers/promises';
import { JsonValue } from '@backstage/types';
import {
  ContactCard,
  Freshness,
  ResolveBatchResponse,
  ResolvedPart,
  ResolveRequest,
  ResolveResponse,
  ResolveStatus,
  Token,
} from '@groundwork/backstage-plugin-ownership-common';
import { detect, DetectedPart } from '../domain/detect';
import { entitiesAround, OwnerLookup } from '../domain/owners';
import { EntityProjection } from '../domain/projection';
import {
  CATALOG_SOURCE,
  Candidates,
  entitiesOf,
  keepReadable,
  mergeCandidates,
} from '../domain/resolve/candidates';
import { SimilarName } from '../domain/resolve/nameIndex';
import { rank, Ranking } from '../domain/resolve/rank';
import { OwnershipIndex } from '../index/OwnershipIndex';
import { answerByName } from './answerByName';
import { toAnswers, toNearest } from './describe';
import { unknownOwners, withReasons } from './history';
import { FindReadable, Readable } from './Readable';
import { joinOwners } from './joinOwners';
import { checkBatch, CheckedBatch, MAX_LIMIT, ResolveBatch } from './request';

const MAX_NEAREST = 5;

/** Some of the names that are found may not be read. */
const MAX_SIMILAR = 20;

/** Looking for similar names costs the most; who asks much gets fewer. */
const MAX_SEARCHES = 20;

const PARTS_PER_TURN = 16;

/** How long a request waits for rules that are not in memory yet. */
const RULES_BUDGET_MS = 300;

/** Makes contact cards, one for each entity, in their order. */
export type FindContacts = (
  entities: readonly EntityProjection[],
  context: { at: Date; readable: FindReadable },
) => Promise<ContactCard[]>;

/** Says who owns paths by rules that no identifier stands for. */
export interface PathOwners {
  candidates(
    tokens: readonly Token[],
    options: { signal: AbortSignal },
  ): Promise<Candidates[]>;
}

/** What the resolver is made with. */
export interface ResolverOptions {
  index: Pick<
    OwnershipIndex,
    | 'candidateFinder'
    | 'findNearest'
    | 'findOwnersAt'
    | 'freshness'
    | 'getEntity'
    | 'hasEntity'
    | 'lastReadOf'
  >;
  /** Whether what has no owner gets that of its system or domain. */
  inheritOwners: boolean;
  /** For paths in repositories. */
  pathOwners?: PathOwners;
  /** For requests that include `contact`. */
  contacts?: FindContacts;
}

/** Who asks, and when. */
export interface ResolveContext {
  readable: FindReadable;
  now: Date;
}

interface Part extends DetectedPart {
  query?: string;
  candidates: Candidates[];
  /** Whether candidates are missing because others needed the room. */
  isCut: boolean;
}

interface RankedPart extends Part {
  ranking: Ranking;
  similar: SimilarName[];
}

/**
 * Answers who owns something.
 *
 * What the asker may not read is taken out before anything is ranked, so that
 * neither answers nor status, margin or nearest names tell of it.
 */
export class Resolver {
  readonly #options: ResolverOptions;

  constructor(options: ResolverOptions) {
    this.#options = options;
  }

  /** @throws InputError when the request is not as it should be */
  async resolve(
    request: ResolveRequest,
    context: ResolveContext,
  ): Promise<ResolveResponse> {
    const { query, payload, ...rest } = request;
    const batch = { questions: [{ query, payload }], ...rest };
    const { items, freshness } = await this.#answer(batch, context);
    const [parts] = items;
    return {
      ...parts[0],
      ...freshness,
      ...(parts.length > 1 && { parts }),
    };
  }

  /**
   * Answers many questions with as many calls as one takes. Of a question with
   * several parts the first is answered.
   *
   * @throws InputError when the request is not as it should be
   */
  async resolveBatch(
    batch: ResolveBatch,
    context: ResolveContext,
  ): Promise<ResolveBatchResponse> {
    const { items, freshness } = await this.#answer(batch, context);
    return { items: items.map(([first]) => first), ...freshness };
  }

  async #answer(
    batch: ResolveBatch,
    context: ResolveContext,
  ): Promise<{ items: ResolvedPart[][]; freshness: Freshness }> {
    const checked = checkBatch(batch, context.now);
    const readable = new Readable(context.readable);
    const found = await this.#findParts(checked.inputs);
    const all = found.flat();
    await readable.ask(
      all.flatMap(({ candidates }) => [...entitiesOf(candidates)]),
    );
    const ranked = await this.#rank(all, readable, context.now);
    const { lookup, unknown } = await this.#lookUpOwners(
      ranked,
      checked,
      readable,
    );
    const parts = ranked.map(part =>
      toResolvedPart(part, lookup, checked.limit),
    );
    if (checked.withContact) {
      await this.#addContacts(parts, checked.at ?? context.now, readable);
    }
    const [...rest] = parts;
    return {
      items: found.map(its => rest.splice(0, its.length)),
      freshness: withReasons(this.#options.index.freshness(), [
        ...unknown,
        ...reasonsOfCut(all),
      ]),
    };
  }

  async #findParts(inputs: readonly JsonValue[]): Promise<Part[][]> {
    const { index, pathOwners } = this.#options;
    // For all questions together: the files of each may be slow to come.
    const signal = AbortSignal.timeout(RULES_BUDGET_MS);
    const findCandidates = index.candidateFinder();
    const found: Part[][] = [];
    let count = 0;
    for (const input of inputs) {
      const parts: Part[] = [];
      const detected = detect(input).parts;
      const isText = typeof input === 'string' && detected.length === 1;
      for (const part of detected) {
        count += 1;
        await giveWay(count);
        const byRules =
          (await pathOwners?.candidates(part.tokens, { signal })) ?? [];
        const { candidates, isCut } = findCandidates(part.tokens);
        parts.push({
          ...part,
          query: isText ? input : undefined,
          candidates: mergeCandidates(candidates, byRules),
          isCut,
        });
      }
      found.push(parts);
    }
    return found;
  }

  async #rank(
    parts: readonly Part[],
    readable: Readable,
    now: Date,
  ): Promise<RankedPart[]> {
    const { index } = this.#options;
    const ranked: RankedPart[] = [];
    let searches = 0;
    for (const part of parts) {
      await giveWay(ranked.length + 1);
      const candidates = keepReadable(part.candidates, readable.refs);
      const ranking = rank(candidates, now, MAX_LIMIT);
      const isSearched =
        ranking.status === 'unknown' && searches < MAX_SEARCHES;
      searches += isSearched ? 1 : 0;
      const similar = isSearched
        ? index.findNearest(part.tokens, part.query, MAX_SIMILAR)
        : [];
      ranked.push({ ...part, ranking, similar });
    }
    await readable.ask(
      ranked.flatMap(({ similar }) =>
        similar.map(({ entityRef }) => entityRef),
      ),
    );
    const observedAt = index.lastReadOf(CATALOG_SOURCE);
    return ranked.map(part => {
      const similar = part.similar.filter(it => readable.has(it.entityRef));
      const names = { similar, observedAt };
      return {
        ...part,
        similar,
        ranking: answerByName(part.query, part.ranking, names),
      };
    });
  }

  /** Asks, at once, for all that answers and nearest names need. */
  async #lookUpOwners(
    parts: readonly RankedPart[],
    { at }: CheckedBatch,
    readable: Readable,
  ): Promise<{ lookup: OwnerLookup; unknown: string[] }> {
    const { index, inheritOwners } = this.#options;
    const answered = new Set(
      parts.flatMap(({ ranking }) =>
        ranking.answers.map(({ entityRef }) => entityRef),
      ),
    );
    const around = [...answered].flatMap(ref =>
      entitiesAround(ref, it => index.getEntity(it)),
    );
    const [ownersThen] = await Promise.all([
      at && index.findOwnersAt([...new Set(around)], at),
      readable.ask(around),
    ]);
    await readable.ask([...(ownersThen?.values() ?? [])].flat());
    const getEntity = (ref: string) =>
      readable.has(ref) ? index.getEntity(ref) : undefined;
    return {
      lookup: {
        getEntity,
        isThere: ref => index.hasEntity(ref),
        ownersThen,
        inherit: inheritOwners,
      },
      unknown:
        at && ownersThen
          ? unknownOwners([...answered], ownersThen, getEntity, at)
          : [],
    };
  }

  async #addContacts(
    parts: readonly ResolvedPart[],
    at: Date,
    readable: Readable,
  ): Promise<void> {
    const { index, contacts } = this.#options;
    const refs = parts.flatMap(({ answers }) =>
      answers.map(({ entity }) => entity.entityRef),
    );
    const entities = [...new Set(refs)]
      .map(ref => index.getEntity(ref))
      .filter(entity => entity !== undefined);
    if (!contacts || entities.length === 0) {
      return;
    }
    const cards = await contacts(entities, {
      at,
      readable: async entityRefs => {
        await readable.ask(entityRefs);
        return new Set(entityRefs.filter(ref => readable.has(ref)));
      },
    });
    const byRef = new Map(
      entities.map(({ entityRef }, position) => [entityRef, cards[position]]),
    );
    for (const answer of parts.flatMap(({ answers }) => answers)) {
      answer.contact = byRef.get(answer.entity.entityRef);
    }
  }
}

/** Lets others have their turn when there is much to do. */
async function giveWay(count: number): Promise<void> {
  if (count % PARTS_PER_TURN === 0) {
    await nextTurn();
  }
}

/** What was not looked at might have been nearer. */
function statusOf(status: ResolveStatus, { isCut }: Part): ResolveStatus {
  return isCut && status === 'found' ? 'ambiguous' : status;
}

function reasonsOfCut(parts: readonly Part[]): string[] {
  const count = parts.filter(({ isCut }) => isCut).length;
  return count === 0
    ? []
    : [
        `${count} of these questions ${
          count === 1 ? 'is' : 'are'
        } answered from a part of what is known: together they lead to more than is looked at in one request; ask fewer at once.`,
      ];
}

function toResolvedPart(
  part: RankedPart,
  lookup: OwnerLookup,
  limit: number,
): ResolvedPart {
  const { title, ref, tokens, ranking, similar } = part;
  const { hints } = ranking;
  const { status, answers, margin } = joinOwners({
    ...ranking,
    answers: toAnswers(ranking.answers, lookup),
  });
  // What was found may have been deleted while permissions were asked for.
  const isUnknown = answers.length === 0;
  return {
    ...(title !== undefined && { title }),
    ...(ref !== undefined && { ref }),
    status: isUnknown ? 'unknown' : statusOf(status, part),
    answers: answers.slice(0, limit),
    ...(margin !== undefined && !isUnknown && { margin }),
    lookedFor: tokens,
    nearest: isUnknown
      ? toNearest(hints, similar, lookup.getEntity, MAX_NEAREST)
      : [],
  };
}
