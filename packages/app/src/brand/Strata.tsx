import styles from './Strata.module.css';

const SURFACES = [
  'M0 66 C 120 52 220 78 360 64 S 620 50 800 70',
  'M0 108 C 140 96 260 122 400 106 S 660 96 800 114',
  'M0 150 C 160 140 280 164 430 148 S 680 140 800 156',
  'M0 194 C 160 186 300 206 450 192 S 690 186 800 198',
];

/** The ground, as decoration: each layer lies on the ones below. */
export function Strata() {
  return (
    <svg
      className={styles.strata}
      viewBox="0 0 800 240"
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      {SURFACES.map(surface => (
        <g key={surface}>
          <path d={`${surface} V 240 H 0 Z`} className={styles.layer} />
          <path d={surface} className={styles.surface} />
        </g>
      ))}
    </svg>
  );
}
