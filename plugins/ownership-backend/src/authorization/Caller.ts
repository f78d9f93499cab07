import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ReadAuthorizer } from '@groundwork/backstage-plugin-groundwork-node';
import { Freshness } from '@groundwork/backstage-plugin-ownership-common';
import { withReasons } from '../resolver/history';

/** Who asks, for the time of one request: what they may read. */
export class Caller {
  readonly #reasons = new Set<string>();

  constructor(
    private readonly options: {
      credentials: BackstageCredentials;
      authorizer: ReadAuthorizer;
      /** Why it is not quite known what the caller may do. */
      degradedReason?: string;
    },
  ) {
    this.#note(options.degradedReason);
  }

  get credentials(): BackstageCredentials {
    return this.options.credentials;
  }

  /** Those of some entities that the caller may read. */
  readonly readable = async (entityRefs: string[]): Promise<Set<string>> => {
    const { authorizer, credentials } = this.options;
    const { refs, degradedReason } = await authorizer.readable(
      entityRefs,
      credentials,
    );
    this.#note(degradedReason);
    return refs;
  };

  /** Adds to an answer why what the caller may read may be out of date. */
  qualify<T extends Freshness>(answer: T): T {
    return withReasons(answer, [...this.#reasons]);
  }

  #note(reason: string | undefined): void {
    if (reason !== undefined) {
      this.#reasons.add(reason);
    }
  }
}
