import { ButtonLink, Text } from '@backstage/ui';
import styles from './Panel.module.css';

/**
 * What is said where there is nothing to show yet.
 *
 * @public
 */
export interface PanelEmptiness {
  /** What would be here. */
  title: string;
  /** The one step that fills it. */
  advice: string;
  /** Where that step is taken. */
  action?: { title: string; href: string };
}

/**
 * Says what would be here, and the one step that fills it.
 *
 * @public
 */
export function Emptiness(props: PanelEmptiness): JSX.Element {
  const { title, advice, action } = props;
  return (
    <div className={styles.empty}>
      <Text as="p">{title}</Text>
      <Text as="p" color="secondary">
        {advice}
      </Text>
      {action && (
        <ButtonLink
          variant="secondary"
          className={styles.action}
          href={action.href}
        >
          {action.title}
        </ButtonLink>
      )}
    </div>
  );
}
