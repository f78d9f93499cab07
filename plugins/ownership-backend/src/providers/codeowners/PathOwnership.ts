import { LoggerService } from '@backstage/backend-plugin-api';
import { Token } from '@groundwork/backstage-plugin-ownership-common';
import { Candidates, Claim } from '../../domain/resolve/candidates';
import { CodeownersProvider, PathOwners } from './CodeownersProvider';

/** How many paths of one question are matched. */
const MAX_PATHS = 20;

const CONFIDENCE = 0.9;

/**
 * Who owns paths by all rules of CODEOWNERS files. What they name literally is
 * in the index; this is for their patterns.
 */
export class PathOwnership {
  constructor(
    private readonly options: {
      codeowners: Pick<CodeownersProvider, 'ownersOfPath'>;
      logger: LoggerService;
    },
  ) {}

  /**
   * What the rules say of the paths among some tokens; it never fails.
   *
   * @param options - `signal`: when to wait no longer for files; what is in
   * memory serves even then
   */
  async candidates(
    tokens: readonly Token[],
    { signal }: { signal: AbortSignal },
  ): Promise<Candidates[]> {
    const inRepositories = tokens
      .filter(({ kind, key }) => kind === 'path' && key.includes('#'))
      .slice(0, MAX_PATHS);
    const found = await Promise.all(
      inRepositories.map(token => this.#candidatesOf(token, signal)),
    );
    return found.flat();
  }

  async #candidatesOf(
    token: Token,
    signal: AbortSignal,
  ): Promise<Candidates[]> {
    const hash = token.key.indexOf('#');
    const repo = token.key.slice(0, hash);
    const path = token.key.slice(hash + 1);
    const { codeowners, logger } = this.options;
    let owners: PathOwners | undefined;
    try {
      owners = await codeowners.ownersOfPath(repo, path, { signal });
    } catch (error) {
      // The source `codeowners` is marked as stale by whoever reads it for the
      // index, and every answer says so; this one does without.
      logger.debug(
        `Who owns ${path} by the CODEOWNERS file of ${repo} is not known: ${
          (error as Error).message
        }`,
      );
    }
    const claims = owners ? claimsOf(owners) : [];
    return claims.length === 0
      ? []
      : [
          {
            token,
            steps: [
              {
                identifier: { kind: token.kind, key: token.key },
                match: 'CODEOWNERS rule',
                closeness: 1,
                claims,
              },
            ],
          },
        ];
  }
}

function claimsOf({ owners, rules, asOf }: PathOwners): Claim[] {
  const [rule] = rules;
  return owners.flatMap(({ entityRef }) =>
    entityRef === undefined
      ? []
      : [
          {
            entityRef,
            source: 'codeowners',
            rule: `CODEOWNERS ${rule.pattern}`,
            confidence: CONFIDENCE,
            observedAt: new Date(asOf),
            basis: 'inferred' as const,
            ...(rule.link !== undefined && { link: rule.link }),
          },
        ],
  );
}
