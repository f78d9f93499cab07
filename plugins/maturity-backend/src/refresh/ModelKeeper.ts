import { isDeepStrictEqual } from 'node:util';
import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { MaturityModel } from '@groundwork/backstage-plugin-maturity-common';
import { DefinitionProblem } from '@groundwork/backstage-plugin-scorecards-common';
import { compileScorecards, problemsInModel, scorecardIdsOf } from '../model';
import { ModelInForce } from '../store';
import { Publisher } from './Publisher';
import { ModelSource } from './types';

type Call = { credentials: BackstageCredentials; signal: AbortSignal };

/** Has the newest model in force that nothing is wrong with. */
export class ModelKeeper {
  constructor(
    private readonly options: {
      source: ModelSource;
      publisher: Publisher;
      now: () => Date;
    },
  ) {}

  /** What holds until a refresh has said more. */
  async first(): Promise<ModelInForce> {
    const loaded = await this.options.source.load();
    return 'model' in loaded
      ? inForce(loaded)
      : this.#keep(loaded.problems, undefined);
  }

  /**
   * Reads the model, and publishes it as scorecards. One that is refused leaves in
   * force what was before.
   *
   * @throws when scorecards do not answer
   */
  async settle(
    known: ModelInForce | undefined,
    call: Call,
  ): Promise<ModelInForce> {
    const loaded = await this.options.source.load();
    const problems =
      'model' in loaded
        ? await this.#problemsOf(loaded.model, call)
        : loaded.problems;
    if ('model' in loaded && problems.length === 0) {
      return inForce(loaded);
    }
    const kept = await this.#keep(problems, known);
    // Scorecards may have lost it since
    await this.#problemsOf(kept.model, call);
    return kept;
  }

  async #keep(
    problems: DefinitionProblem[],
    known: ModelInForce | undefined,
  ): Promise<ModelInForce> {
    const { model, origin } = known ?? (await this.#shipped());
    return {
      model,
      origin,
      refused: { since: this.#since(problems, known), problems },
    };
  }

  async #shipped(): Promise<ModelInForce> {
    const loaded = await this.options.source.shipped();
    if ('problems' in loaded) {
      throw new Error(
        `The model that comes along is refused: ${loaded.problems
          .map(({ message }) => message)
          .join('; ')}`,
      );
    }
    return inForce(loaded);
  }

  /** The same problems are refused since they were first. */
  #since(
    problems: DefinitionProblem[],
    known: ModelInForce | undefined,
  ): string {
    return known?.refused &&
      isDeepStrictEqual(plain(known.refused.problems), plain(problems))
      ? known.refused.since
      : this.options.now().toISOString();
  }

  /**
   * Why scorecards refuse a model; nothing when it is in force there.
   *
   * Practices are tried first, as no level is made of them: of a model that is refused
   * the levels are in force at no time.
   */
  async #problemsOf(
    model: MaturityModel,
    call: Call,
  ): Promise<DefinitionProblem[]> {
    const { publisher } = this.options;
    const parts = partsOf(model);
    const known = parts.flatMap(part =>
      describe(part, model, publisher.refusalOf(part.yaml) ?? []),
    );
    if (known.length > 0) {
      return known;
    }
    for (const part of parts) {
      const publication = await publisher.publish(part.id, part.yaml, call);
      if (publication.kind === 'refused') {
        return describe(part, model, publication.problems);
      }
    }
    return [];
  }
}

/** A scorecard of a model. */
interface Part {
  name: 'levels' | 'practices';
  id: string;
  yaml: string;
}

function partsOf(model: MaturityModel): Part[] {
  const ids = scorecardIdsOf(model);
  const yamls = compileScorecards(model);
  return (['practices', 'levels'] as const).flatMap(name => {
    const [id, yaml] = [ids[name], yamls[name]];
    return id !== undefined && yaml !== undefined ? [{ name, id, yaml }] : [];
  });
}

/** Places are those of the model: nobody sees what it was made into. */
function describe(
  { name, id }: Part,
  model: MaturityModel,
  problems: readonly DefinitionProblem[],
): DefinitionProblem[] {
  return problemsInModel(model, name, problems).map(
    ({ message, ...place }) => ({
      ...place,
      message: `As scorecard '${id}' it is refused: ${message}`,
    }),
  );
}

function inForce({ model, origin }: ModelInForce): ModelInForce {
  return { model, origin };
}

/** Without what is undefined. */
function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}
