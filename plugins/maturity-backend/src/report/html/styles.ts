/**
 * How the report looks: on paper of any usual size one page, on a screen a sheet, on a
 * phone one column. It brings its own colours, since paper is white.
 */
export const STYLES = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: #eceef1; color: #15202b;
  font: 15px/1.45 "Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif;
  font-variant-numeric: tabular-nums; overflow-wrap: anywhere;
}
main { max-width: 960px; margin: 24px auto; padding: 40px 48px; background: #fff;
  border: 1px solid #d5dae0; }
h1, h2, p, ul, ol, dl, dd, figure { margin: 0; padding: 0; }
h2 { font-size: 13px; font-weight: 700; color: #1d4168; margin-bottom: 8px; }
ul, ol { list-style: none; }
a { color: inherit; text-decoration-color: #9aa7b5; }
.masthead { display: flex; justify-content: space-between; gap: 2px 24px; flex-wrap: wrap;
  padding-bottom: 10px; border-bottom: 2px solid #15202b; font-size: 13px; }
.masthead .who { font-weight: 700; }
.masthead .when { color: #4a5866; }
.demo { margin-top: 12px; padding: 6px 10px; border: 1px solid #8a6100; color: #5f4300;
  font-size: 13px; }
h1 { margin: 22px 0 24px; font-size: 25px; line-height: 1.28; font-weight: 600;
  letter-spacing: -0.01em; text-wrap: balance; }
.figures { display: grid; grid-template-columns: repeat(3, 1fr); gap: 0 28px; }
.figures > div { border-top: 1px solid #b9c2cc; padding: 10px 0 0; }
.figures dt { font-size: 13px; font-weight: 700; color: #1d4168; }
.figures .value { font-size: 34px; line-height: 1.2; font-weight: 600;
  letter-spacing: -0.02em; }
.figures .value small { font-size: 15px; font-weight: 400; letter-spacing: 0; }
.figures .value.unknown { font-size: 20px; line-height: 2.04; font-weight: 400; }
.figures .change { font-size: 13px; }
.figures .basis { font-size: 12px; color: #4a5866; }
.better { color: #1b6b3a; }
.worse { color: #a8281c; }
.amplifier { margin-top: 22px; }
.columns { display: grid; grid-template-columns: 1fr 1fr; gap: 0 36px; margin-top: 24px; }
.columns > * { min-width: 0; }
.chart svg { display: block; width: 100%; max-width: 440px; height: auto; }
.chart text { font-family: inherit; }
.fund li { display: grid; grid-template-columns: 26px 1fr; margin-bottom: 12px; }
.fund .rank { font-size: 19px; line-height: 1.2; font-weight: 600; color: #1d4168; }
.fund .what { font-weight: 700; }
.fund .why, .fund .numbers { font-size: 13.5px; }
.fund .numbers { color: #4a5866; }
.notes { border-top: 1px solid #b9c2cc; padding-top: 14px; font-size: 12.5px;
  line-height: 1.4; }
.notes li { position: relative; padding-left: 12px; margin-bottom: 3px; }
.notes li::before { content: "\\2013"; position: absolute; left: 0; color: #4a5866; }
.notes .source { font-weight: 700; }
footer { margin-top: 16px; padding-top: 8px; border-top: 1px solid #b9c2cc;
  font-size: 11.5px; color: #4a5866; }
.visually-hidden { position: absolute; width: 1px; height: 1px; margin: -1px;
  overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (max-width: 719px) {
  body { background: #fff; }
  main { margin: 0; padding: 20px 16px 28px; border: 0; }
  h1 { margin: 16px 0 20px; font-size: 21px; }
  .figures, .columns { grid-template-columns: 1fr; gap: 18px 0; }
  .figures .value { font-size: 30px; }
}
@page { margin: 10mm 13mm; }
@media print {
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  body { background: #fff; font-size: 9.2pt; line-height: 1.34; }
  main { max-width: none; margin: 0; padding: 0; border: 0; }
  .masthead, .demo, .figures dt, .figures .change, h2 { font-size: 8.8pt; }
  .masthead { padding-bottom: 5pt; border-bottom-width: 1.2pt; }
  .demo { margin-top: 6pt; padding: 3pt 6pt; }
  h1 { margin: 10pt 0 11pt; font-size: 15pt; }
  h2 { margin-bottom: 4pt; }
  .figures { grid-template-columns: repeat(3, 1fr); gap: 0 16pt; }
  .figures > div { padding-top: 5pt; }
  .figures .value { font-size: 22pt; }
  .figures .value small { font-size: 10pt; }
  .figures .value.unknown { font-size: 12pt; line-height: 2.2; }
  .figures .basis { font-size: 7.8pt; }
  .amplifier { margin-top: 11pt; }
  .columns { grid-template-columns: 1fr 1fr; gap: 0 20pt; margin-top: 12pt; }
  .fund li { grid-template-columns: 15pt 1fr; margin-bottom: 6pt; }
  .fund .rank { font-size: 12pt; }
  .fund .why, .fund .numbers { font-size: 8.6pt; }
  .notes { padding-top: 6pt; font-size: 7.4pt; line-height: 1.3; }
  .notes li { margin-bottom: 1.2pt; }
  footer { margin-top: 7pt; padding-top: 4pt; font-size: 7.2pt; }
  a { text-decoration: none; }
  .figures > div, .fund li, .chart, .notes li, footer { break-inside: avoid; }
}
`;
