import styles from './Initials.module.css';

/**
 * First letters of the first and the last word: "Ada Byron" gives "AB".
 *
 * @public
 */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const ends = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  return ends.map(word => [...word][0].toLocaleUpperCase()).join('');
}

/**
 * Stands for a person whose picture nobody has, beside their name.
 *
 * @public
 */
export function Initials(props: {
  name: string;
  size?: 'small' | 'medium';
}): JSX.Element {
  const { name, size = 'medium' } = props;
  return (
    <span className={styles.initials} data-size={size} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}
