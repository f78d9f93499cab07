import { z } from 'zod';
import { Correction } from '../../domain/links';
import { toStorableText } from '../../log/storable';
import {
  Folded,
  folded,
  readersOf,
  SubjectEvents,
  understand,
} from '../understand';

/** The type of the events in which people say where a failure came from. */
export const LINK_CORRECTION_TYPE = 'dev.groundwork.link.corrected';

/** See {@link Correction}. */
export type LinkCorrectionRecord = Correction;

const id = z.string().min(1);
const said = z.object({
  id,
  from: z.object({ kind: z.enum(['incident', 'deployment', 'change']), id }),
  reason: z.string().transform(it => toStorableText(it)),
});
const to = z.object({ kind: z.enum(['deployment', 'change']), id });

const READERS = readersOf({
  [LINK_CORRECTION_TYPE]: z.discriminatedUnion('kind', [
    said.extend({ kind: z.enum(['is', 'isNot']), to }),
    said.extend({ kind: z.literal('none') }),
  ]),
});

/** All that people said of where one thing came from, each once, in order. */
export function foldLinkCorrections(
  of: SubjectEvents,
): Folded<LinkCorrectionRecord[]> {
  const { told, reasons } = understand(of, READERS);
  const record = told.map(({ at, fact }): Correction => ({ ...fact, at }));
  return folded(record.length > 0 ? record : undefined, reasons);
}
