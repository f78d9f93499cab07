import { Readable } from 'node:stream';
import { AuthService } from '@backstage/backend-plugin-api';
import { Permission } from '@backstage/plugin-permission-common';
import { DocumentCollatorFactory } from '@backstage/plugin-search-common';
import { scorecardsReadPermission } from '@groundwork/backstage-plugin-scorecards-common';
import { ScorecardsService } from '@groundwork/backstage-plugin-scorecards-node';
import { ScorecardDocument, toDocument } from './documents';

/** Reads all scorecards that are in force. */
export class ScorecardsCollatorFactory implements DocumentCollatorFactory {
  readonly type = 'scorecards';
  /** Whoever may not read scorecards does not find them. */
  readonly visibilityPermission: Permission = scorecardsReadPermission;

  constructor(
    private readonly options: {
      auth: AuthService;
      scorecards: Pick<ScorecardsService, 'listScorecards'>;
    },
  ) {}

  async getCollator(): Promise<Readable> {
    return Readable.from(this.#documents());
  }

  async *#documents(): AsyncGenerator<ScorecardDocument> {
    const { auth, scorecards } = this.options;
    const { items } = await scorecards.listScorecards({
      credentials: await auth.getOwnServiceCredentials(),
    });
    yield* items.map(toDocument);
  }
}
