import { isDeepStrictEqual } from 'node:util';

/** Where teams stand, or a team does, as far as it is compared. */
export interface AnsweredLevels {
  distribution?: Array<{
    capability: string;
    byLevel: number[];
    unmeasured: number;
  }>;
  capabilities?: Array<{
    capability: string;
    level: number;
    unmeasured: boolean;
  }>;
}

/** @throws Error unless both count the same teams on the same levels */
export function checkAnswers(
  what: string,
  ours: AnsweredLevels,
  plain: AnsweredLevels,
): void {
  const [one, other] = [ours, plain].map(linesOf);
  if (one.length === 0 || !isDeepStrictEqual(one, other)) {
    const at = one.findIndex((line, index) => line !== other[index]);
    throw new Error(
      `${what}: ${one.at(at) ?? 'there are no levels'}, and plain code says ${
        other.at(at) ?? 'there are none'
      }`,
    );
  }
}

function linesOf({ distribution, capabilities }: AnsweredLevels): string[] {
  return (
    distribution?.map(
      ({ capability, byLevel, unmeasured }) =>
        `${capability} has ${byLevel.join(
          ' ',
        )} teams by level, ${unmeasured} unmeasured`,
    ) ??
    capabilities?.map(
      ({ capability, level, unmeasured }) =>
        `${capability} is ${unmeasured ? 'unmeasured' : `on level ${level}`}`,
    ) ??
    []
  );
}
