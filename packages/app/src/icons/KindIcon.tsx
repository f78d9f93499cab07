import { iconsApiRef, useApi } from '@backstage/frontend-plugin-api';
import styles from './KindIcon.module.css';

/** The icon of an entity's kind; the name beside it says the same in words. */
export function KindIcon(props: { kind: string }) {
  const icons = useApi(iconsApiRef);
  const icon =
    icons.icon(`kind:${props.kind.toLocaleLowerCase('en-US')}`) ??
    icons.icon('docs');
  return (
    <span className={styles.icon} aria-hidden="true">
      {icon}
    </span>
  );
}
