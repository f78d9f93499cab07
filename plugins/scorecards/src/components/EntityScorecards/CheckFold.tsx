import { ReactNode, useState } from 'react';
import { Day } from '@groundwork/backstage-plugin-groundwork-react';
import {
  CheckResult,
  ScoredEntity,
} from '@groundwork/backstage-plugin-scorecards-common';
import { useScorecardsTranslation } from '../../translation';
import { CheckMark } from '../shared';
import { CheckDetails } from './CheckDetails';
import { CheckWaiver } from './CheckWaiver';
import { ScorecardContext } from './context';
import styles from './EntityScorecards.module.css';

/** Checks that are folded away until somebody wants to see them. */
export function CheckFold(props: { title: string; children: ReactNode }) {
  const { title, children } = props;
  // What nobody has opened is not drawn: it can be a hundred checks.
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      className={styles.group}
      open={isOpen}
      onToggle={event => setOpen(event.currentTarget.open)}
    >
      <summary className={styles.groupTitle}>{title}</summary>
      {isOpen && (
        <ul className={styles.checks} aria-label={title}>
          {children}
        </ul>
      )}
    </details>
  );
}

/** A check of which nothing is asked, with its evidence. */
export function SettledCheck(props: {
  check: CheckResult;
  entity: ScoredEntity;
  context: ScorecardContext;
}) {
  const { check, entity, context } = props;
  const { status, title, since, waiver } = check;
  const { t } = useScorecardsTranslation();
  return (
    <li className={styles.check}>
      <CheckMark status={status} />
      <div className={styles.checkText}>
        <p className={styles.checkLine}>
          <span className={styles.checkTitle}>{title}</span>
          <span className={styles.aside}>
            {t(`shared.since.${status}`)} <Day value={since} />
          </span>
        </p>
        {waiver && (
          <CheckWaiver
            waiver={waiver}
            check={check}
            checks={context.scorecard.checks}
          />
        )}
        <CheckDetails check={check} entity={entity} now={context.now} />
      </div>
    </li>
  );
}
