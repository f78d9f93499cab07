import styles from './shared.module.css';

/** A text in which what stands between backticks is code. */
export function WithCode(props: { text: string }) {
  // Every second part was between two of them.
  const parts = props.text.split(/`([^`]+)`/);
  return (
    <>
      {parts.map((part, index) =>
        index % 2 === 1 ? (
          // eslint-disable-next-line react/no-array-index-key
          <code key={index} className={styles.code}>
            {part}
          </code>
        ) : (
          part
        ),
      )}
    </>
  );
}
