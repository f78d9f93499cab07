import { Button } from '@backstage/ui';
import {
  RiCheckLine,
  RiErrorWarningLine,
  RiFileCopyLine,
} from '@remixicon/react';
import { useGroundworkTranslation } from '../../translation';
import { CopyState, useCopy } from './useCopy';
import styles from './CopyButton.module.css';

/**
 * The properties of a {@link CopyButton}.
 *
 * @public
 */
export interface CopyButtonProps {
  /** What is copied; a function when it takes work to make. */
  text: string | (() => string);
  /** What the button says. */
  children: string;
  variant?: 'primary' | 'secondary' | 'tertiary';
  size?: 'small' | 'medium';
  /** Shared with a shortcut that copies the same. */
  copying?: { state: CopyState; copy(text: string): void };
  /** The shortcut that does the same, for screen readers. */
  keyShortcuts?: string;
}

const ICONS: Record<CopyState, JSX.Element> = {
  idle: <RiFileCopyLine />,
  copied: <RiCheckLine />,
  failed: <RiErrorWarningLine />,
};

/**
 * Copies a text, and says how that went.
 *
 * @public
 */
export function CopyButton(props: CopyButtonProps): JSX.Element {
  const { text, children, variant = 'secondary', size = 'small' } = props;
  const { t } = useGroundworkTranslation();
  const own = useCopy();
  const { state, copy } = props.copying ?? own;
  const said = {
    idle: children,
    copied: t('copied'),
    failed: t('copyFailed'),
  };
  return (
    <>
      <Button
        variant={variant}
        size={size}
        iconStart={ICONS[state]}
        aria-keyshortcuts={props.keyShortcuts}
        onPress={() => copy(typeof text === 'string' ? text : text())}
      >
        {said[state]}
      </Button>
      <span role="status" className={styles.status}>
        {state === 'idle' ? '' : said[state]}
      </span>
    </>
  );
}
