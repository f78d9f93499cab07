import { RiScissorsCutLine } from '@remixicon/react';
import {
  DataTable,
  Emptiness,
  formatNumber,
  PanelFrame,
  StatusMark,
  StatusTone,
  useLocale,
} from '@groundwork/backstage-plugin-groundwork-react';
import {
  Association,
  ModelProof,
} from '@groundwork/backstage-plugin-maturity-common';
import { useMaturityTranslation } from '../../translation';
import { CapabilityName, useIsNarrow } from '../shared';
import shared from '../shared/shared.module.css';
import styles from './OrganisationPage.module.css';

type Said = Association & {
  verdict: Exclude<Association['verdict'], 'abstained'>;
};

const TONES: Record<Said['verdict'], StatusTone> = {
  predicts: 'positive',
  contradicts: 'negative',
  'nothing-seen': 'neutral',
};

const isSaid = (association: Association): association is Said =>
  association.verdict !== 'abstained';

function About(props: { of: Association }) {
  const { capability, checkId, title, outcome } = props.of;
  const { t } = useMaturityTranslation();
  const isNarrow = useIsNarrow();
  const name = t(`shared.capability.${capability}`);
  return (
    <>
      {checkId ? title : t('proof.levelsOf', { capability: name })}
      {checkId && <div className={shared.below}>{name}</div>}
      {isNarrow && (
        <div className={shared.below}>{t(`proof.metric.${outcome}`)}</div>
      )}
    </>
  );
}

function Verdict(props: { of: Said }) {
  const { verdict, n } = props.of;
  const { t } = useMaturityTranslation();
  return (
    <>
      <StatusMark tone={TONES[verdict]}>{t(`proof.${verdict}`)}</StatusMark>{' '}
      <span className={shared.number}>{t('shared.n', { n: `${n}` })}</span>
    </>
  );
}

function Strength(props: { of: Said }) {
  const { tau, interval } = props.of;
  const { t } = useMaturityTranslation();
  const locale = useLocale();
  const number = (value: number) => formatNumber(value, locale, 2);
  if (tau === undefined) {
    return <>–</>;
  }
  return (
    <>
      {interval
        ? t('proof.tau', {
            tau: number(tau),
            low: number(interval.low),
            high: number(interval.high),
          })
        : number(tau)}
    </>
  );
}

function Findings(props: { associations: Said[] }) {
  const { t } = useMaturityTranslation();
  return (
    <div className={styles.wide}>
      <DataTable
        label={t('proof.title')}
        rows={props.associations}
        keyOf={({ capability, checkId, outcome }) =>
          `${capability} ${checkId} ${outcome}`
        }
        columns={[
          {
            id: 'about',
            title: t('proof.about'),
            cell: association => <About of={association} />,
          },
          {
            id: 'outcome',
            title: t('proof.outcome'),
            isSecondary: true,
            cell: ({ outcome }) => t(`proof.metric.${outcome}`),
          },
          {
            id: 'finding',
            title: t('proof.finding'),
            cell: association => <Verdict of={association} />,
          },
          {
            id: 'strength',
            title: t('proof.strength'),
            isNumber: true,
            isSecondary: true,
            cell: association => <Strength of={association} />,
          },
        ]}
      />
    </div>
  );
}

/** What is not said, by its reason. */
function Abstained(props: { of: Association[]; neededTeams: number }) {
  const { of, neededTeams } = props;
  const { t } = useMaturityTranslation();
  const reasonOf = ({ abstained, n }: Association) =>
    t(`proof.abstained.${abstained ?? 'unsaid'}`, {
      n: `${n}`,
      needed: `${neededTeams}`,
    });
  const reasons = [...new Set(of.map(reasonOf))];
  return of.length === 0 ? null : (
    <details className={styles.details}>
      <summary>
        {t('proof.abstainedTitle')} (
        {t('proof.abstainedOf', { count: of.length })})
      </summary>
      <ul className={styles.reasons}>
        {reasons.map(reason => (
          <li key={reason}>
            {reason}:{' '}
            <span className={shared.aside}>
              {of
                .filter(association => reasonOf(association) === reason)
                .map(
                  ({ capability, checkId, title, outcome }) =>
                    `${
                      checkId ? title : t(`shared.capability.${capability}`)
                    } – ${t(`proof.metric.${outcome}`)}`,
                )
                .join('; ')}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Unpredictive(props: Pick<ModelProof, 'unpredictive'>) {
  const { unpredictive } = props;
  const { t } = useMaturityTranslation();
  return unpredictive.length === 0 ? null : (
    <section>
      <h3 className={shared.heading}>{t('proof.unpredictive')}</h3>
      <p className={shared.aside}>{t('proof.unpredictiveWhy')}</p>
      <ul className={styles.unpredictive} aria-label={t('proof.unpredictive')}>
        {unpredictive.map(({ capability, checkId, title, n }) => (
          <li key={`${capability} ${checkId}`}>
            <StatusMark tone="warning" icon={<RiScissorsCutLine size="1em" />}>
              {t('proof.unpredictiveMark')}
            </StatusMark>
            <span>{title}</span>
            <span className={shared.below}>
              <CapabilityName capability={capability} />
            </span>
            <span className={shared.below}>{t('shared.n', { n: `${n}` })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Whether higher levels go together with better delivery, in this organisation. */
export function ProofPanel(props: { proof: ModelProof }) {
  const { associations, unpredictive, neededTeams } = props.proof;
  const { t } = useMaturityTranslation();
  const said = associations.filter(isSaid);
  const abstained = associations.filter(association => !isSaid(association));
  return (
    <PanelFrame title={t('proof.title')}>
      {said.length === 0 && (
        <Emptiness
          title={t('proof.emptyTitle')}
          advice={t('proof.emptyAdvice', { needed: `${neededTeams}` })}
        />
      )}
      <div className={shared.body}>
        {said.length > 0 && (
          <>
            <p className={shared.aside}>{t('proof.intro')}</p>
            <Findings associations={said} />
          </>
        )}
        <Unpredictive unpredictive={unpredictive} />
        <Abstained of={abstained} neededTeams={neededTeams} />
      </div>
    </PanelFrame>
  );
}
