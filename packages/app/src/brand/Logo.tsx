import styles from './Logo.module.css';

/** Ground lines that carry a block. */
export function LogoMark(props: { size?: number }) {
  const { size = 28 } = props;
  return (
    <svg
      viewBox="0 0 32 32"
      width={size}
      height={size}
      aria-hidden="true"
      focusable="false"
      className={styles.mark}
    >
      <rect
        className={styles.block}
        x="10"
        y="3"
        width="12"
        height="11"
        rx="2"
      />
      <rect x="2" y="16" width="28" height="3.5" rx="1.75" />
      <rect x="2" y="21.5" width="28" height="3.5" rx="1.75" opacity="0.6" />
      <rect x="2" y="27" width="28" height="3.5" rx="1.75" opacity="0.3" />
    </svg>
  );
}

/** The mark with the portal's name beside it. */
export function Logo(props: { name: string; size?: number }) {
  return (
    <span className={styles.logo}>
      <LogoMark size={props.size} />
      <span className={styles.name}>{props.name}</span>
    </span>
  );
}
