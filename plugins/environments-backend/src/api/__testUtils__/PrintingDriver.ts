import { JsonObject } from '@backstage/types';
import {
  DriverContext,
  ObserveContext,
  ResourceDesire,
} from '@groundwork/backstage-plugin-environments-node';
import { LedgerDriver } from '../../engine/__testUtils__/LedgerDriver';

/** The secret that each environment has. */
export const PASSWORD = 'correct-horse-battery';

/** A ledger whose resources have a secret, and print. */
export class PrintingDriver extends LedgerDriver {
  /** What services have printed, line by line. */
  readonly printed: string[] = [];

  override async apply(
    context: DriverContext,
    request: { desired: ResourceDesire; state?: JsonObject },
  ) {
    const step = await super.apply(context, request);
    if (step.kind !== 'done') {
      return step;
    }
    const password = await context.secrets.put('password', PASSWORD);
    return { ...step, outputs: { ...step.outputs, password: { ...password } } };
  }

  async adopt(
    _context: ObserveContext,
    { externalId }: { externalId: string },
  ) {
    return { id: externalId };
  }

  async readOutput(
    _context: ObserveContext,
    { after = '0', limit }: { after?: string; limit: number },
  ) {
    const lines = this.printed.slice(Number(after), Number(after) + limit);
    return { lines, position: `${Number(after) + lines.length}` };
  }
}
