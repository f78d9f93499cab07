/** Fonts that are already on the machine: nothing is fetched to show text. */
export const fontFamily = [
  'system-ui',
  '-apple-system',
  "'Segoe UI'",
  'Roboto',
  "'Helvetica Neue'",
  "'Noto Sans'",
  'Arial',
  'sans-serif',
].join(', ');

/** Sizes for what is still drawn by Material UI, in pixels. */
export const typography = {
  htmlFontSize: 16,
  fontFamily,
  h1: { fontSize: 30, fontWeight: 650, marginBottom: 8 },
  h2: { fontSize: 24, fontWeight: 650, marginBottom: 8 },
  h3: { fontSize: 20, fontWeight: 600, marginBottom: 6 },
  h4: { fontSize: 18, fontWeight: 600, marginBottom: 6 },
  h5: { fontSize: 16, fontWeight: 600, marginBottom: 4 },
  h6: { fontSize: 14, fontWeight: 600, marginBottom: 2 },
};
