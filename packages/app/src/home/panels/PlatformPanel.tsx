import { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  environmentRouteRef,
  newEnvironmentRouteRef,
  orphansRouteRef,
} from '@groundwork/backstage-plugin-environments';
import {
  Panel,
  RowSkeletons,
  StatusMark,
  StatusTone,
} from '@groundwork/backstage-plugin-groundwork-react';
import { scorecardRouteRef } from '@groundwork/backstage-plugin-scorecards';
import { usePortalTranslation } from '../../translation/usePortalTranslation';
import { PlatformTrouble } from '../data/platform';
import { Platform, usePlatform } from '../data/usePlatform';
import styles from './PlatformPanel.module.css';

type TroubleOf<TKind extends PlatformTrouble['kind']> = Extract<
  PlatformTrouble,
  { kind: TKind }
>;

function Row(props: {
  tone: StatusTone;
  mark: string;
  children: ReactNode;
  about?: ReactNode;
}) {
  const { tone, mark, children, about } = props;
  return (
    <li className={styles.row}>
      <span className={styles.mark}>
        <StatusMark tone={tone}>{mark}</StatusMark>
      </span>
      <div className={styles.what}>
        {children}
        {about && <div className={styles.about}>{about}</div>}
      </div>
    </li>
  );
}

function MaybeLink(props: { to?: string; children: ReactNode }) {
  return props.to ? (
    <Link to={props.to} className={styles.link}>
      {props.children}
    </Link>
  ) : (
    <>{props.children}</>
  );
}

function Environments(props: { trouble: TroubleOf<'environments'> }) {
  const { count, examples } = props.trouble;
  const { t } = usePortalTranslation();
  const pathOf = useRouteRef(environmentRouteRef);
  const more = count - examples.length;
  return (
    <Row
      tone="negative"
      mark={t('home.platform.failed')}
      about={
        <>
          {examples.map(({ id, name }, index) => (
            <span key={id}>
              {index > 0 && ', '}
              <MaybeLink to={pathOf?.({ id })}>{name}</MaybeLink>
            </span>
          ))}
          {more > 0 && ` ${t('home.membersMore', { hidden: `${more}` })}`}
        </>
      }
    >
      {t('home.platform.environments', { count })}
    </Row>
  );
}

function Refused(props: {
  trouble: TroubleOf<'blueprint'> | TroubleOf<'scorecard'>;
}) {
  const { kind, id, title, problem } = props.trouble;
  const { t } = usePortalTranslation();
  const create = useRouteRef(newEnvironmentRouteRef)?.();
  const scorecard = useRouteRef(scorecardRouteRef);
  const blueprintPath =
    create && id && `${create}?blueprint=${encodeURIComponent(id)}`;
  return (
    <Row tone="negative" mark={t('home.platform.refused')} about={problem}>
      <MaybeLink
        to={kind === 'blueprint' ? blueprintPath : id && scorecard?.({ id })}
      >
        {t(`home.platform.${kind}`, { title })}
      </MaybeLink>
    </Row>
  );
}

function Orphans(props: { trouble: TroubleOf<'orphans'> }) {
  const { t } = usePortalTranslation();
  const orphans = useRouteRef(orphansRouteRef)?.();
  return (
    <Row tone="warning" mark={t('home.platform.leftOver')}>
      <MaybeLink to={orphans}>
        {t('home.platform.orphans', { count: props.trouble.count })}
      </MaybeLink>
    </Row>
  );
}

function Inventory(props: { trouble: TroubleOf<'inventory'> }) {
  const { driver, error } = props.trouble;
  const { t } = usePortalTranslation();
  return (
    <Row tone="warning" mark={t('home.platform.unknown')} about={error}>
      {t('home.platform.inventory', { driver })}
    </Row>
  );
}

function DeadLetters(props: { trouble: TroubleOf<'deadLetters'> }) {
  const { count, isAtLeast, sinks, lastError } = props.trouble;
  const { t } = usePortalTranslation();
  const said = { sinks: sinks.join(', ') };
  return (
    <Row tone="warning" mark={t('home.platform.undelivered')} about={lastError}>
      {isAtLeast
        ? t('home.platform.deadLettersMany', { ...said, number: `${count}` })
        : t('home.platform.deadLetters', { ...said, count })}
    </Row>
  );
}

function Trouble(props: { trouble: PlatformTrouble }) {
  const { trouble } = props;
  switch (trouble.kind) {
    case 'environments':
      return <Environments trouble={trouble} />;
    case 'orphans':
      return <Orphans trouble={trouble} />;
    case 'inventory':
      return <Inventory trouble={trouble} />;
    case 'deadLetters':
      return <DeadLetters trouble={trouble} />;
    default:
      return <Refused trouble={trouble} />;
  }
}

function Health(props: { platform: Platform }) {
  const { troubles, failed } = props.platform;
  const { t } = usePortalTranslation();
  return (
    <ul className={styles.rows} aria-label={t('home.platform.title')}>
      {troubles.map((trouble, index) => (
        // Two definitions may have the same title and nothing else.
        <Trouble key={index} trouble={trouble} />
      ))}
      {failed.map(source => (
        <Row key={source} tone="neutral" mark={t('home.platform.unknown')}>
          {t(`home.platform.sources.${source}`)}
        </Row>
      ))}
      {troubles.length === 0 && failed.length === 0 && (
        <Row
          tone="positive"
          mark={t('home.platform.well')}
          about={t('home.platform.wellAbout')}
        >
          {t('home.platform.nothing')}
        </Row>
      )}
    </ul>
  );
}

/** How the platform is, for those who run it. */
export function PlatformPanel() {
  const { t } = usePortalTranslation();
  const state = usePlatform();
  return (
    <Panel
      title={t('home.platform.title')}
      state={state}
      skeleton={<RowSkeletons rows={3} />}
      failed={t('home.platform.notRead')}
    >
      {platform => <Health platform={platform} />}
    </Panel>
  );
}
