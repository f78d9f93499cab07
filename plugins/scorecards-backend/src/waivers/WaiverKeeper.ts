import {
  retryOnDeadlock,
  toTimestamp,
  whereInArray,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { EntityTableRow } from '../database/rows';
import { DirtyMarks } from '../evaluation/types';
import { insertNotices } from '../notices/NoticeStore';
import { NewNotice } from '../notices/types';
import { FIRST_REMINDER_MS, isReminderDue } from './reminders';
import { StoredWaiver } from './types';
import { endNotices } from './waiverNotices';
import { lockEndingWaivers } from './WaiverStore';

const AT_ONCE = 500;

/** Ends waivers at their time, and tells of it before and then. */
export class WaiverKeeper {
  constructor(
    private readonly options: {
      knex: Knex;
      marks: Pick<DirtyMarks, 'mark'>;
      now: () => Date;
    },
  ) {}

  /** Does what is due now. */
  async run(): Promise<void> {
    let ended: number;
    do {
      ended = await this.#write(trx => this.#end(trx));
    } while (ended === AT_ONCE);
    await this.#write(trx => this.#remind(trx));
  }

  #write<T>(work: (trx: Knex.Transaction) => Promise<T>): Promise<T> {
    return retryOnDeadlock(() => this.options.knex.transaction(work));
  }

  async #end(trx: Knex.Transaction): Promise<number> {
    const { marks, now } = this.options;
    const at = now();
    const waivers = await lockEndingWaivers(trx, { until: at, limit: AT_ONCE });
    if (waivers.length === 0) {
      return 0;
    }
    await trx('waiver')
      .where(whereInArray('id', idsOf(waivers)))
      .update({ status: 'expired', reminded_at: toTimestamp(at) });
    const granted = waivers.filter(({ status }) => status === 'approved');
    await insertNotices(trx, await noticesOf(trx, 'waiver-ended', granted, at));
    await marks.mark(
      granted.map(({ entityRef }) => entityRef),
      { trx },
    );
    return waivers.length;
  }

  async #remind(trx: Knex.Transaction): Promise<void> {
    const at = this.options.now();
    const waivers = await lockEndingWaivers(trx, {
      status: ['approved'],
      until: new Date(at.getTime() + FIRST_REMINDER_MS),
      limit: 10 * AT_ONCE,
    });
    const due = waivers.filter(waiver => isReminderDue(waiver, at));
    if (due.length > 0) {
      await trx('waiver')
        .where(whereInArray('id', idsOf(due)))
        .update({ reminded_at: toTimestamp(at) });
      await insertNotices(trx, await noticesOf(trx, 'waiver-ending', due, at));
    }
  }
}

function idsOf(waivers: readonly StoredWaiver[]): string[] {
  return waivers.map(({ id }) => id);
}

async function noticesOf(
  trx: Knex.Transaction,
  kind: 'waiver-ending' | 'waiver-ended',
  waivers: readonly StoredWaiver[],
  at: Date,
): Promise<NewNotice[]> {
  const rows = await trx<EntityTableRow>('entity')
    .where(
      whereInArray(
        'entity_ref',
        waivers.map(({ entityRef }) => entityRef),
      ),
    )
    .select('entity_ref', 'owner_ref');
  const owners = new Map(rows.map(row => [row.entity_ref, row.owner_ref]));
  return waivers.flatMap(waiver =>
    endNotices(kind, waiver, {
      ownerRef: owners.get(waiver.entityRef) ?? '',
      at,
    }),
  );
}
