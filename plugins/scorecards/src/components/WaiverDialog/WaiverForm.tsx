import { Select, TextAreaField } from '@backstage/ui';
import {
  formatDay,
  useLocale,
} from '@groundwork/backstage-plugin-groundwork-react';
import { CheckResult } from '@groundwork/backstage-plugin-scorecards-common';
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
  countsFrom: string,
  t: ScorecardsTranslate,
): string | undefined {
  switch (problem) {
    case undefined:
      return undefined;
    case 'missing':
      return t('waivers.untilMissing');
    case 'past':
      return t('waivers.untilPast');
    case 'noEffect':
      return t('waivers.untilNoEffect', { day: countsFrom });
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
  /** ISO 8601: from when the check counts, while it does not. */
  countsFrom: string | undefined;
  /** What can keep the risk small instead. */
  others: Array<Pick<CheckResult, 'checkId' | 'title' | 'status'>>;
  onChange(changed: Partial<WaiverDraft>): void;
}) {
  const { draft, problems, now, countsFrom, others, onChange } = props;
  const { t } = useScorecardsTranslation();
  const locale = useLocale();
  const countsDay = countsFrom ? formatDay(new Date(countsFrom), locale) : '';
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
        problem={untilText(problems.until, countsDay, t)}
        onChange={until => onChange({ until })}
      />
      {others.length > 0 && (
        <Select
          label={t('waivers.compensating')}
          description={t('waivers.compensatingHint')}
          options={[
            { id: NO_CHECK, label: t('waivers.noCompensating') },
            ...others.map(({ checkId, title, status }) => ({
              id: checkId,
              // With one that does not pass, the waiver would not hold.
              label:
                status === 'pass'
                  ? title
                  : t('waivers.notPassing', {
                      check: title,
                      status: t(`shared.status.${status}`),
                    }),
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
