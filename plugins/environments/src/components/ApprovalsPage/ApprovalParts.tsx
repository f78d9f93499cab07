import { Fragment } from 'react';
import { Link } from 'react-router-dom';
import { ApprovalRequest } from '@groundwork/backstage-plugin-environments-common';
import {
  CopyButton,
  EntityLink,
  EntityTitle,
  Moment,
  RelativeTime,
  StatusMark,
} from '@groundwork/backstage-plugin-groundwork-react';
import { useEnvironmentsLinks } from '../../hooks/useEnvironmentsLinks';
import { useEnvironmentsTranslation } from '../../translation';
import { Who } from '../ListPage';
import { EnvironmentLink } from '../shared';
import { agreedOf, shortDigest } from './approvals';
import styles from '../ListPage/ListPage.module.css';

/** What an approval is about, with the way there. */
export function Subject(props: { approval: ApprovalRequest }) {
  const { subject } = props.approval;
  const { t } = useEnvironmentsTranslation();
  const links = useEnvironmentsLinks();
  return subject.kind === 'environment' ? (
    <p className={styles.what}>
      {t('approvals.environment')}{' '}
      <EnvironmentLink id={subject.environmentId} name={subject.name} />
    </p>
  ) : (
    <p className={styles.what}>
      <Link className={styles.link} to={links.entityTab(subject.component)}>
        <EntityTitle entityRef={subject.component} />
      </Link>{' '}
      {t('approvals.deployment', {
        version: subject.version,
        stage: subject.stage,
      })}
    </p>
  );
}

/** What would happen, line by line. */
export function Summary(props: {
  approval: ApprovalRequest;
  /** Whether it can be scrolled, and so needs to be reached by keyboard. */
  isScrolled?: boolean;
}) {
  const { approval, isScrolled } = props;
  const { t } = useEnvironmentsTranslation();
  return (
    <ul
      className={styles.lines}
      aria-label={t('approvals.wouldHappen')}
      // A list that is scrolled is no control, and yet has to be read whole.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={isScrolled ? 0 : undefined}
    >
      {approval.summary.map((line, index) => (
        // Lines can be the same, and never change their places.
        <li key={`${index} ${line}`}>{line}</li>
      ))}
    </ul>
  );
}

/** What keeps it from being done even if somebody agrees now. */
export function Warnings(props: { approval: ApprovalRequest }) {
  const { warnings = [] } = props.approval;
  return (
    <>
      {warnings.map(warning => (
        <p key={warning} className={styles.row}>
          <StatusMark tone="warning">{warning}</StatusMark>
        </p>
      ))}
    </>
  );
}

/** How what was decided about has ended, which may be another way. */
export function Outcome(props: { approval: ApprovalRequest }) {
  const { outcome } = props.approval;
  const { t } = useEnvironmentsTranslation();
  return outcome ? (
    <p className={styles.aside}>
      {t('approvals.outcome')} {t(`deployments.status.${outcome.status}`)}:{' '}
      {outcome.message}
    </p>
  ) : null;
}

/** The digest of what is agreed to. */
export function Digest(props: { approval: ApprovalRequest }) {
  const { digest } = props.approval;
  const { t } = useEnvironmentsTranslation();
  return (
    <span className={styles.row}>
      <span className={styles.aside}>
        {t('approvals.digest')}{' '}
        <span className={styles.code}>{shortDigest(digest)}</span>
      </span>
      <CopyButton text={digest} variant="tertiary">
        {t('approvals.copyDigest')}
      </CopyButton>
    </span>
  );
}

/** Who asks, since when and until when, and who decides. */
export function Course(props: { approval: ApprovalRequest }) {
  const { approval } = props;
  const { requestedBy, requestedAt, expiresAt, status, groups } = approval;
  const { t } = useEnvironmentsTranslation();
  const isOpen = status === 'open';
  return (
    <p className={styles.aside}>
      {t('approvals.askedBy')} <Who subject={requestedBy} />{' '}
      <RelativeTime value={requestedAt} /> ·{' '}
      {isOpen ? t('approvals.until') : t('approvals.endedOn')}{' '}
      <Moment value={expiresAt} /> ·{' '}
      {t('approvals.agreed', {
        agreed: `${agreedOf(approval)}`,
        required: `${approval.required}`,
      })}
      {isOpen && groups.length > 0 && (
        <>
          {' '}
          · {t('approvals.approvers')}{' '}
          {groups.map((group, index) => (
            <Fragment key={group}>
              {index > 0 && ` ${t('approvals.or')} `}
              <EntityLink entityRef={group} isQuiet />
            </Fragment>
          ))}
        </>
      )}
    </p>
  );
}

/** What was said so far, by whom. */
export function Decisions(props: { approval: ApprovalRequest }) {
  const { decisions } = props.approval;
  const { t } = useEnvironmentsTranslation();
  return decisions.length === 0 ? null : (
    <ul className={styles.list} aria-label={t('approvals.decisions')}>
      {decisions.map(({ by, at, decision, comment }) => (
        <li key={by} className={styles.aside}>
          <Who subject={by} /> {t(`approvals.said.${decision}`)}{' '}
          <RelativeTime value={at} />
          {comment && `: ${comment}`}
        </li>
      ))}
    </ul>
  );
}
