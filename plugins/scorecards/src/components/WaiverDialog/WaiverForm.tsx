import { Select, TextAreaField } from '@backstage/ui';
import {
  MAX_DAYS,
  MAX_REASON,
  MIN_REASON,
  WaiverDraft,
  WaiverProblems,
} from '../../logic/waivers';
import {
  ScorecardsTranslate,
  useScorecardsTranslation,
} from '../../translation';
import { UntilField } from './UntilField';

const NO_CHECK = '';

function untilText(
  problem: WaiverProblems['until'],
  t: ScorecardsTranslate,
): string | undefined {
  switch (problem) {
    case undefined:
      return undefined;
    case 'missing':
      return t('waivers.untilMissing');
    case 'past':
      return t('waivers.untilPast');
    default:
      return t('waivers.untilTooFar', { max: `${MAX_DAYS}` });
  }
}

/** What is asked of whoever wants a waiver. */
export function WaiverForm(props: {
  draft: WaiverDraft;
  /** Empty until it was tried to send the draft. */
  problems: WaiverProblems;
  now: Date;
  /** What can keep the risk small instead. */
  others: Array<{ checkId: string; title: string }>;
  onChange(changed: Partial<WaiverDraft>): void;
}) {
  const { draft, problems, now, others, onChange } = props;
  const { t } = useScorecardsTranslation();
  const reasonProblem =
    problems.reason && t('waivers.reasonTooShort', { min: `${MIN_REASON}` });
  return (
    <>
      <TextAreaField
        label={t('waivers.reason')}
        description={t('waivers.reasonHint')}
        rows={3}
        maxLength={MAX_REASON}
        value={draft.reason}
        validate={() => reasonProblem}
        validationBehavior="aria"
        onChange={reason => onChange({ reason })}
      />
      <UntilField
        now={now}
        value={draft.until}
        problem={untilText(problems.until, t)}
        onChange={until => onChange({ until })}
      />
      {others.length > 0 && (
        <Select
          label={t('waivers.compensating')}
          description={t('waivers.compensatingHint')}
          options={[
            { id: NO_CHECK, label: t('waivers.noCompensating') },
            ...others.map(({ checkId, title }) => ({
              id: checkId,
              label: title,
            })),
          ]}
          value={draft.compensatingCheckId ?? NO_CHECK}
          onChange={id =>
            onChange({ compensatingCheckId: id ? `${id}` : undefined })
          }
        />
      )}
    </>
  );
}
