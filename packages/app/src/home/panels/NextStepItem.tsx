import { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { changeRouteRef } from '@groundwork/backstage-plugin-delivery';
import {
  approvalsRouteRef,
  environmentRouteRef,
} from '@groundwork/backstage-plugin-environments';
import {
  formatNumber,
  RelativeTime,
  useLocale,
} from '@groundwork/backstage-plugin-groundwork-react';
import { teamRouteRef } from '@groundwork/backstage-plugin-maturity';
import { scorecardRouteRef } from '@groundwork/backstage-plugin-scorecards';
import { usePortalTranslation } from '../../translation/usePortalTranslation';
import { NextStep } from '../data/nextSteps';
import styles from './NextPanel.module.css';

type StepOf<TKind extends NextStep['kind']> = Extract<
  NextStep,
  { kind: TKind }
>;

const HOURS_OF_DAY = 24;
/** From two days on, hours are nothing that anybody counts. */
const DAYS_FROM_HOURS = 48;

/** A step: what to do, why, and what it is good for. */
function Step(props: {
  href?: string;
  title: ReactNode;
  about?: ReactNode;
  effect?: ReactNode;
}) {
  const { href, title, about, effect } = props;
  return (
    <li className={styles.step}>
      <div className={styles.what}>
        {href ? (
          <Link to={href} className={styles.title}>
            {title}
          </Link>
        ) : (
          <span>{title}</span>
        )}
      </div>
      {about && <div className={styles.about}>{about}</div>}
      {effect && <div className={styles.effect}>{effect}</div>}
    </li>
  );
}

function Approvals(props: { step: StepOf<'approvals'> }) {
  const { count, isAtLeast } = props.step;
  const { t } = usePortalTranslation();
  const href = useRouteRef(approvalsRouteRef)?.();
  return (
    <Step
      href={href}
      title={
        isAtLeast
          ? t('home.next.approvalsMany', { number: `${count}` })
          : t('home.next.approvals', { count })
      }
      about={t('home.next.approvalsAbout')}
    />
  );
}

function EnvironmentStep(props: {
  step: StepOf<'environmentFailed'> | StepOf<'environmentEnds'>;
}) {
  const { step } = props;
  const { t } = usePortalTranslation();
  const href = useRouteRef(environmentRouteRef)?.({ id: step.id });
  return step.kind === 'environmentFailed' ? (
    <Step
      href={href}
      title={t('home.next.environmentFailed', { name: step.name })}
      about={step.message}
    />
  ) : (
    <Step
      href={href}
      title={t('home.next.environmentEnds', { name: step.name })}
      effect={
        <>
          {t('home.next.ends')} <RelativeTime value={step.expiresAt} />
        </>
      }
    />
  );
}

function Review(props: { step: StepOf<'review'> }) {
  const { changeId, title, place, waitedHours } = props.step;
  const { t } = usePortalTranslation();
  const locale = useLocale();
  const changes = useRouteRef(changeRouteRef)?.();
  const waits =
    waitedHours >= DAYS_FROM_HOURS
      ? t('home.next.waitsDays', {
          number: formatNumber(waitedHours / HOURS_OF_DAY, locale),
        })
      : t('home.next.waitsHours', {
          number: formatNumber(waitedHours, locale),
        });
  return (
    <Step
      href={changes && `${changes}?id=${encodeURIComponent(changeId)}`}
      title={t('home.next.review', { title })}
      about={place}
      effect={waits}
    />
  );
}

function Improvement(props: { step: StepOf<'improvement'> }) {
  const { teamRef, title, message, isUnknown, unlocks, saves } = props.step;
  const { t } = usePortalTranslation();
  const locale = useLocale();
  const { namespace, name } = parseEntityRef(teamRef);
  const href = useRouteRef(teamRouteRef)?.({ namespace, name });
  const effects = [
    saves &&
      t('home.next.saves', {
        hours: formatNumber(saves.hoursPerChange, locale, 1),
        number: formatNumber(saves.n, locale),
      }),
    unlocks !== undefined &&
      t('home.next.level', { from: `${unlocks - 1}`, to: `${unlocks}` }),
  ].filter(Boolean);
  return (
    <Step
      href={href}
      title={title}
      about={isUnknown ? t('home.platform.unknown') : message}
      effect={effects.length > 0 && effects.join(' · ')}
    />
  );
}

function Fix(props: { step: StepOf<'fix'> }) {
  const { scorecardId, title, entities, examples, unlocks } = props.step;
  const isMore = entities > examples.length;
  const { t } = usePortalTranslation();
  const href = useRouteRef(scorecardRouteRef)?.({ id: scorecardId });
  return (
    <Step
      href={href}
      title={title}
      about={
        examples.length > 0 && `${examples.join(', ')}${isMore ? ' …' : ''}`
      }
      effect={unlocks > 0 && t('home.next.unlocks', { count: unlocks })}
    />
  );
}

/** Something to do next, whichever it is. */
export function NextStepItem(props: { step: NextStep }) {
  const { step } = props;
  switch (step.kind) {
    case 'approvals':
      return <Approvals step={step} />;
    case 'review':
      return <Review step={step} />;
    case 'improvement':
      return <Improvement step={step} />;
    case 'fix':
      return <Fix step={step} />;
    default:
      return <EnvironmentStep step={step} />;
  }
}
