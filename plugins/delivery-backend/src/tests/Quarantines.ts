import { InputError, NotFoundError } from '@backstage/errors';
import { QuarantineRequest } from '@groundwork/backstage-plugin-delivery-common';
import { retryOnDeadlock } from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';

const MAX_DAYS = 90;
const DAY_MS = 86_400_000;

/** A test that CI is not to stop for. */
export interface QuarantinedTest {
  key: string;
  repository: string;
  file?: string;
  suite?: string;
  className?: string;
  name: string;
  parameters?: string;
  job: string;
  component?: string;
  reason: string;
  until: number;
}

/** Which tests are kept out of the way, until when, and why. */
export class Quarantines {
  constructor(
    private readonly options: {
      knex: Knex;
      now: () => Date;
      newId: () => string;
    },
  ) {}

  /**
   * Puts a test into quarantine. If it is there, the reason and the end change,
   * and it counts as in quarantine since then.
   *
   * @throws InputError for an end that is past or more than 90 days ahead
   */
  async put(key: string, { reason, until }: QuarantineRequest): Promise<void> {
    const { knex, now, newId } = this.options;
    const at = now().getTime();
    const end = endOf(until, at);
    await retryOnDeadlock(() =>
      knex.transaction(async trx => {
        await endExpired(trx, key, at);
        await trx('test_quarantine')
          .insert({
            id: newId(),
            test_key: key,
            reason: reason.trim(),
            since: at,
            until: end,
            ended_at: null,
          })
          .onConflict(trx.raw('(test_key) WHERE ended_at IS NULL'))
          .merge(['reason', 'until']);
      }),
    );
  }

  /** @throws NotFoundError if the test is in none */
  async end(key: string): Promise<void> {
    const { knex, now } = this.options;
    const at = now().getTime();
    const ended = await knex('test_quarantine')
      .where({ test_key: key, ended_at: null })
      .where('until', '>', at)
      .update({ ended_at: at });
    if (ended === 0) {
      throw new NotFoundError(`The test '${key}' is not in quarantine`);
    }
  }

  /** All of a repository that have not expired, in the order of their names. */
  async list(repository: string): Promise<QuarantinedTest[]> {
    const { knex, now } = this.options;
    const rows = await knex({ q: 'test_quarantine' })
      .join({ s: 'test_state' }, 's.test_key', 'q.test_key')
      .where('s.repository', repository)
      .whereNull('q.ended_at')
      .where('q.until', '>', now().getTime())
      .orderBy(['s.file', 's.suite', 's.name', 's.test_key'])
      .select(
        's.test_key',
        's.repository',
        's.file',
        's.suite',
        's.class_name',
        's.name',
        's.parameters',
        's.job',
        's.component',
        'q.reason',
        'q.until',
      );
    return rows.map(({ test_key: key, class_name: className, ...row }) => ({
      ...row,
      key,
      file: row.file ?? undefined,
      suite: row.suite ?? undefined,
      className: className ?? undefined,
      parameters: row.parameters ?? undefined,
      component: row.component ?? undefined,
    }));
  }
}

function endOf(until: string, now: number): number {
  const end = Date.parse(until);
  if (!(end > now && end <= now + MAX_DAYS * DAY_MS)) {
    throw new InputError(
      `until is ${until}: it must be a time from now on, at most ${MAX_DAYS} days ahead, as in ${new Date(
        now + 14 * DAY_MS,
      ).toISOString()}`,
    );
  }
  return end;
}

async function endExpired(
  trx: Knex.Transaction,
  key: string,
  now: number,
): Promise<void> {
  await trx('test_quarantine')
    .where({ test_key: key, ended_at: null })
    .where('until', '<=', now)
    .update({ ended_at: trx.ref('until') });
}

/**
 * A test as one line, `file::suite::name`, with what is not known left empty.
 * Line breaks and other control characters are blanks there.
 */
export function lineOf({
  file = '',
  suite = '',
  name,
}: Pick<QuarantinedTest, 'file' | 'suite' | 'name'>): string {
  return [file, suite, name]
    .map(it => it.replace(/[\p{Cc}\u2028\u2029]+/gu, ' '))
    .join('::');
}
