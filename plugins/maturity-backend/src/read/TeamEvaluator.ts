import { LoggerService } from '@backstage/backend-plugin-api';
import {
  InputError,
  isError,
  NotAllowedError,
  ResponseError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { TeamMaturity } from '@groundwork/backstage-plugin-maturity-common';
import { EvaluatedEntity } from '@groundwork/backstage-plugin-scorecards-common';
import { ScorecardsService } from '@groundwork/backstage-plugin-scorecards-node';
import { Viewer } from '../authorization';
import { TeamStore, TurnStore } from '../store';
import { readScope } from './scope';
import { Snapshots } from './Snapshots';
import { standingOf } from './standings';
import { TeamReader } from './TeamReader';

/** Of the history that comes with the answer. */
const DAYS = 180;

/** Has teams evaluated anew. */
export class TeamEvaluator {
  constructor(
    private readonly options: {
      logger: LoggerService;
      reader: TeamReader;
      scorecards: Pick<ScorecardsService, 'evaluateEntity'>;
      snapshots: Snapshots;
      stores: { teams: TeamStore; turns: TurnStore };
    },
  ) {}

  /**
   * @throws InputError for a group that the model is not about, NotFoundError for
   * one that the caller may not read, NotAllowedError where scorecards refuse
   */
  async evaluate(entityRef: string, viewer: Viewer): Promise<TeamMaturity> {
    const { reader, snapshots, stores } = this.options;
    const { snapshot } = await snapshots.current();
    const { group } = await readScope(snapshot, entityRef, viewer);
    if (!group?.graded) {
      throw new InputError(
        `entityRef is '${entityRef}', which the model is not about; evaluate the teams in it`,
      );
    }
    const evaluated = await this.#ask(group.entityRef, viewer);
    const standing = standingOf(evaluated, snapshot.inForce);
    if (standing) {
      await stores.turns.amend(trx =>
        stores.teams.saveStanding(trx, group.entityRef, standing),
      );
    }
    return reader.read({ entityRef, days: DAYS, evaluated }, viewer);
  }

  async #ask(
    entityRef: string,
    { credentials }: Viewer,
  ): Promise<EvaluatedEntity> {
    const { scorecards } = this.options;
    try {
      return await scorecards.evaluateEntity(entityRef, { credentials });
    } catch (error) {
      if (error instanceof ResponseError && error.statusCode === 403) {
        throw new NotAllowedError(error.cause.message);
      }
      throw new ServiceUnavailableError(
        `Scorecards could not evaluate ${entityRef}: ${
          isError(error) ? error.message : error
        }. Try again in a moment`,
        error,
      );
    }
  }
}
