import { z } from 'zod';
import { toStorableText } from '../log/storable';

const MAX_TITLE_CHARACTERS = 500;
const MAX_NAME_CHARACTERS = 255;

/** A time, as milliseconds since 1970. */
export const time = z.iso
  .datetime({ offset: true })
  .transform(it => Date.parse(it))
  .refine(Number.isFinite);

/** The id of a commit, in lower case. */
export const sha = z
  .string()
  .regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i)
  .transform(it => it.toLowerCase());

/** A whole number that is not negative. */
export const count = z.number().int().nonnegative();

/** A text for people, cut where it is very long. */
export const title = z
  .string()
  .transform(it => toStorableText(it, MAX_TITLE_CHARACTERS));

/** What something is called. Longer ones are not understood, rather than cut. */
export const name = z
  .string()
  .min(1)
  .max(MAX_NAME_CHARACTERS)
  .transform(it => toStorableText(it));

/** An account of GitHub; one that was deleted is null. */
export const account = z
  .object({ id: count, login: name, type: z.string() })
  .nullish();

/** See {@link account}. */
export type Account = NonNullable<z.output<typeof account>>;

/** A repository as its subjects call it: its host and its full name. */
export const repository = z
  .object({ full_name: name, html_url: z.url() })
  .transform(it => ({
    host: new URL(it.html_url).host,
    id: `${new URL(it.html_url).host}/${it.full_name}`,
  }));

/** Whether an account is that of a program, which GitHub says itself. */
export function isProgram({ type }: Account): boolean {
  return type === 'Bot';
}
