import { KeyboardEvent, useRef } from 'react';
import { useCopy } from '@groundwork/backstage-plugin-groundwork-react';
import { useIncidentMessage } from '../../hooks/useIncidentMessage';
import { Lookup, shownAnswer } from '../../hooks/useLookup';
import { useRemember } from '../../hooks/useRecentLookups';
import { useOwnershipTranslation } from '../../translation';
import { announcement } from './announcement';
import { partsOf } from './Answers';
import { DayField } from './DayField';
import { LookupField } from './LookupField';
import { moveFocus } from './moveFocus';
import { Outcome } from './Outcome';
import styles from './WhoOwns.module.css';

/** Paste anything, and see who owns it. */
export function WhoOwns(props: {
  lookup: Lookup;
  /** Offered while nothing is asked. */
  examples?: readonly string[];
  /** Takes the focus when it appears. */
  hasFocus?: boolean;
  /** Whether `/` leads to its field. */
  isPageSearch?: boolean;
  /** Whether one can ask about a day in the past. */
  hasDay?: boolean;
}) {
  const { lookup, examples, hasFocus, isPageSearch, hasDay } = props;
  const { t } = useOwnershipTranslation();
  const root = useRef<HTMLDivElement>(null);
  const copying = useCopy();
  const shown = shownAnswer(lookup.state);
  const makeMessage = useIncidentMessage(shown ? partsOf(shown.response) : []);
  // What is still shown of the question before is not to be sent to anybody.
  const isCopyable = lookup.state.status === 'ready';
  useRemember(lookup.state);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      if (isCopyable) {
        copying.copy(makeMessage());
      }
    } else if (root.current) {
      moveFocus(event, root.current);
    }
  };
  return (
    // Keys of the field and of the links in it are served here.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={root} className={styles.whoOwns} onKeyDown={onKeyDown}>
      <div role="search" className={styles.ask}>
        <LookupField
          lookup={lookup}
          hasFocus={hasFocus}
          isPageSearch={isPageSearch}
        />
        {(hasDay || shown) && (
          <div className={styles.bar}>
            {hasDay && <DayField lookup={lookup} />}
            {shown && (
              <span className={styles.keys} aria-hidden="true">
                <kbd>↓</kbd> {t('whoOwns.keys.move')}
                <kbd>↵</kbd> {t('whoOwns.keys.open')}
                <kbd>Ctrl ↵</kbd> {t('whoOwns.keys.copy')}
                <kbd>Esc</kbd> {t('whoOwns.keys.clear')}
              </span>
            )}
          </div>
        )}
      </div>
      <span role="status" className={styles.status}>
        {announcement(lookup.state, t)}
      </span>
      <Outcome
        lookup={lookup}
        examples={examples}
        copying={copying}
        makeMessage={makeMessage}
      />
    </div>
  );
}
