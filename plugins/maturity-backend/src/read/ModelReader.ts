import { MaturityModelAnswer } from '@groundwork/backstage-plugin-maturity-common';
import { REFERENCE_LINES, scorecardIdsOf } from '../model';
import { Snapshots } from './Snapshots';

/** Answers which model is in force. */
export class ModelReader {
  constructor(private readonly options: { snapshots: Snapshots }) {}

  async read(): Promise<MaturityModelAnswer> {
    const { snapshot } = await this.options.snapshots.current();
    const { model, origin, refused } = snapshot.inForce;
    return {
      model,
      origin,
      scorecards: scorecardIdsOf(model),
      ...(refused && { refused }),
      references: REFERENCE_LINES,
    };
  }
}
