import { Button, Text } from '@backstage/ui';
import { RiHistoryLine } from '@remixicon/react';
import { useRecentLookups } from '../../hooks/useRecentLookups';
import { useOwnershipTranslation } from '../../translation';
import styles from './IdleHelp.module.css';

function Choices(props: {
  label: string;
  texts: readonly string[];
  hasHistoryIcon?: boolean;
  onChoose(text: string): void;
}) {
  const { label, texts, hasHistoryIcon, onChoose } = props;
  return (
    <ul className={styles.choices} aria-label={label}>
      {texts.map(text => (
        <li key={text}>
          <button
            type="button"
            className={styles.choice}
            onClick={() => onChoose(text)}
          >
            {hasHistoryIcon && <RiHistoryLine size={16} aria-hidden />}
            <span>{text}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** What is offered before anything is asked: examples, and recent look-ups. */
export function IdleHelp(props: {
  examples: readonly string[];
  onChoose(text: string): void;
}) {
  const { examples, onChoose } = props;
  const { t } = useOwnershipTranslation();
  const { recents, clear } = useRecentLookups();
  return (
    <div className={styles.help}>
      <section>
        <Text as="h2" variant="body-medium" weight="bold">
          {t('whoOwns.examples')}
        </Text>
        <Text as="p" color="secondary" className={styles.hint}>
          {t('whoOwns.examplesHint')}
        </Text>
        <Choices
          label={t('whoOwns.examples')}
          texts={examples}
          onChoose={onChoose}
        />
      </section>
      {recents.length > 0 && (
        <section>
          <div className={styles.head}>
            <Text as="h2" variant="body-medium" weight="bold">
              {t('whoOwns.recents')}
            </Text>
            <Button variant="tertiary" size="small" onPress={clear}>
              {t('whoOwns.clearRecents')}
            </Button>
          </div>
          <Text as="p" color="secondary" className={styles.hint}>
            {t('whoOwns.recentsHint')}
          </Text>
          <Choices
            label={t('whoOwns.recents')}
            texts={recents}
            hasHistoryIcon
            onChoose={onChoose}
          />
        </section>
      )}
    </div>
  );
}
