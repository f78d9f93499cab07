import { useApp } from '@backstage/core-plugin-api';
import { RiFileTextLine } from '@remixicon/react';
import { kindIcons } from './kindIcons';
import styles from './KindIcon.module.css';

/**
 * The icon of an entity's kind; the name beside it says the same in words.
 *
 * @public
 */
export function KindIcon(props: { kind: string }): JSX.Element {
  const kind = props.kind.toLocaleLowerCase('en-US');
  const AppIcon = useApp().getSystemIcon(`kind:${kind}`);
  return (
    <span className={styles.icon} aria-hidden="true">
      {AppIcon ? (
        <AppIcon fontSize="inherit" />
      ) : (
        kindIcons[kind] ?? <RiFileTextLine size="1em" />
      )}
    </span>
  );
}
