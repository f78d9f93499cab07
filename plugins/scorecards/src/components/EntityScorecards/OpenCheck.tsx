import { Day } from '@groundwork/backstage-plugin-groundwork-react';
import {
  CheckResult,
  ScoredEntity,
} from '@groundwork/backstage-plugin-scorecards-common';
import { useWhyTexts } from '../../hooks/useNoDataTexts';
import { lets } from '../../logic/checks';
import { canTakeEffect } from '../../logic/waivers';
import { useScorecardsTranslation } from '../../translation';
import { CheckMark, RemedyButtons, Staleness } from '../shared';
import { AskWaiverButton } from '../WaiverDialog';
import { CheckDetails } from './CheckDetails';
import { CheckWaiver } from './CheckWaiver';
import { ScorecardContext } from './context';
import styles from './EntityScorecards.module.css';

function Why(props: { check: CheckResult; now: Date }) {
  const { check, now } = props;
  const { status, facts, message } = check;
  // Of what is stale or unknown, the facts know more than the message.
  const isAboutFacts = status === 'stale' || status === 'unknown';
  const isOld = facts.some(
    ({ freshUntil }) => freshUntil !== undefined && new Date(freshUntil) < now,
  );
  // Who can mend a source is said above, and how old facts are below.
  const texts = useWhyTexts(false)({
    status,
    facts,
    message: status === 'stale' && isOld ? undefined : message,
  });
  return (
    <>
      {texts.map(text => (
        <span key={text} className={styles.message}>
          {text}
        </span>
      ))}
      {isAboutFacts && (
        <span className={styles.staleness}>
          {facts.map(fact => (
            <Staleness key={fact.factId} fact={fact} now={now} />
          ))}
        </span>
      )}
    </>
  );
}

function Actions(props: {
  check: CheckResult;
  entity: ScoredEntity;
  context: ScorecardContext;
}) {
  const { check, entity, context } = props;
  const { waiver, remedy, status, enforcedFrom } = check;
  const isWaived =
    waiver?.status === 'requested' || waiver?.status === 'approved';
  const mayAsk =
    context.mayAskWaiver &&
    !isWaived &&
    canTakeEffect(context.now, enforcedFrom);
  return (
    <div className={styles.actions}>
      {status !== 'unknown' && (
        <RemedyButtons remedy={remedy} entity={entity} />
      )}
      {mayAsk && (
        <AskWaiverButton
          entity={entity}
          scorecard={context.scorecard}
          check={check}
          onAsked={context.onChanged}
        />
      )}
    </div>
  );
}

/**
 * A check that does not pass: why, since when, how to mend it, and by which
 * evidence.
 */
export function OpenCheck(props: {
  check: CheckResult;
  entity: ScoredEntity;
  context: ScorecardContext;
}) {
  const { check, entity, context } = props;
  const { status, title, since, remedy, waiver, enforcedFrom } = check;
  const { t } = useScorecardsTranslation();
  // What is only announced can pass already.
  const isGood = lets(status);
  return (
    <li className={styles.check}>
      <CheckMark status={status} />
      <div className={styles.checkText}>
        <p className={styles.checkLine}>
          <span className={styles.checkTitle}>{title}</span>
          <Why check={check} now={context.now} />
          <span className={styles.aside}>
            {t(`shared.since.${status}`)} <Day value={since} />
          </span>
          {enforcedFrom && (
            <span className={styles.aside}>
              {t('entity.countsFrom')} <Day value={enforcedFrom} />
            </span>
          )}
        </p>
        {remedy && !isGood && status !== 'unknown' && (
          <p className={styles.remedy}>{remedy.text}</p>
        )}
        {waiver && (
          <CheckWaiver
            waiver={waiver}
            check={check}
            checks={context.scorecard.checks}
          />
        )}
        <details className={styles.fold}>
          <summary aria-label={t('entity.detailsOf', { title })}>
            {t('entity.details')}
          </summary>
          <CheckDetails check={check} entity={entity} now={context.now} />
        </details>
      </div>
      {!isGood && <Actions check={check} entity={entity} context={context} />}
    </li>
  );
}
